import { expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import { firstUnanswered, isReachable, nextPath, previousPath, questions } from './steps.ts';

const all: Answers = {
  words: '灯不亮',
  area: 'qt/qt-01',
  category: 'light',
  process: true,
  sms: false,
  lang: 'zh-CN',
};

test('asks the questions in order, then opens the check page', () => {
  expect(questions.map((q) => nextPath(q, undefined, {}, all))).toEqual([
    '/report/place',
    '/report/category',
    '/report/contact',
    '/report/consent',
    '/report/check',
  ]);
});

test('returns to the check page after a change', () => {
  for (const q of questions) expect(nextPath(q, 'check', all, all)).toBe('/report/check');
});

test('asks for SMS consent when a phone number is added from the check page', () => {
  expect(nextPath('contact', 'check', all, { ...all, phone: '13800138000' })).toBe(
    '/report/consent?from=check',
  );
});

test('does not ask for SMS consent again when the phone number changes', () => {
  const had = { ...all, phone: '13800138000' };
  expect(nextPath('contact', 'check', had, { ...had, phone: '13900139000' })).toBe('/report/check');
});

test('asks the question that a change leaves unanswered', () => {
  expect(nextPath('words', 'check', all, { ...all, category: undefined })).toBe(
    '/report/category?from=check',
  );
});

test.each([
  [{}, 'words'],
  [{ words: 'x' }, 'place'],
  [{ words: 'x', place: '东门' }, 'category'],
  [{ words: 'x', area: 'qt/qt-01', category: 'unsure' }, 'consent'],
  [{ ...all, process: false }, 'consent'],
  [all, undefined],
] as const)('with answers %o the first unanswered question is %s', (answers, page) => {
  expect(firstUnanswered(answers)).toBe(page);
});

test('opens no page before the ones in front of it are answered', () => {
  expect(isReachable('words', {})).toBe(true);
  expect(isReachable('place', {})).toBe(false);
  expect(isReachable('check', { ...all, process: false })).toBe(false);
  expect(isReachable('contact', { words: 'x', area: 'a', category: 'b' })).toBe(true);
  expect(isReachable('check', all)).toBe(true);
});

test('links back to the previous page, or to the check page when the page was opened from there', () => {
  expect(previousPath('words', undefined)).toBe('/');
  expect(previousPath('category', undefined)).toBe('/report/place');
  expect(previousPath('category', 'check')).toBe('/report/check');
  expect(previousPath('check', undefined)).toBe('/report/consent');
});
