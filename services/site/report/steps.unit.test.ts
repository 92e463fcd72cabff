import { expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import { after, before, missing, questions, reachable } from './steps.ts';

const all: Answers = {
  words: '灯不亮',
  area: 'qt/qt-01',
  category: 'light',
  process: true,
  sms: false,
  lang: 'zh-CN',
};

test('the questions come in their order, then the check page', () => {
  expect(questions.map((q) => after(q, undefined, {}, all))).toEqual([
    '/report/place',
    '/report/category',
    '/report/contact',
    '/report/consent',
    '/report/check',
  ]);
});

test('a change from the check page leads back there', () => {
  for (const q of questions) expect(after(q, 'check', all, all)).toBe('/report/check');
});

test('a phone number added from the check page leads to the consent to SMS first', () => {
  expect(after('contact', 'check', all, { ...all, phone: '13800138000' })).toBe('/report/consent?from=check');
});

test('a changed phone number does not ask for consent again', () => {
  const had = { ...all, phone: '13800138000' };
  expect(after('contact', 'check', had, { ...had, phone: '13900139000' })).toBe('/report/check');
});

test('a change that leaves a gap leads to the gap', () => {
  expect(after('words', 'check', all, { ...all, category: undefined })).toBe('/report/category?from=check');
});

test.each([
  [{}, 'words'],
  [{ words: 'x' }, 'place'],
  [{ words: 'x', place: '东门' }, 'category'],
  [{ words: 'x', area: 'qt/qt-01', category: 'unsure' }, 'consent'],
  [{ ...all, process: false }, 'consent'],
  [all, undefined],
] as const)('from %o the first missing page is %s', (answers, page) => {
  expect(missing(answers)).toBe(page);
});

test('no page can be opened before those in front of it are answered', () => {
  expect(reachable('words', {})).toBe(true);
  expect(reachable('place', {})).toBe(false);
  expect(reachable('check', { ...all, process: false })).toBe(false);
  expect(reachable('contact', { words: 'x', area: 'a', category: 'b' })).toBe(true);
  expect(reachable('check', all)).toBe(true);
});

test('the back link goes one page back, or to the check page that one came from', () => {
  expect(before('words', undefined)).toBe('/');
  expect(before('category', undefined)).toBe('/report/place');
  expect(before('category', 'check')).toBe('/report/check');
  expect(before('check', undefined)).toBe('/report/consent');
});
