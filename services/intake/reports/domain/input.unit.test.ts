import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { DraftAnswers, NewReport } from './input.ts';

const least = {
  channel: 'web',
  words: '楼道堆物',
  consent: { process: true, sms: false },
  lang: 'zh-CN',
};
const read = (more: object) => z.safeParse(NewReport, { ...least, ...more });
const wrong = (more: object): string[] => read(more).error?.issues.map((i) => i.path.join('.')) ?? [];

test('accepts a report of words, consent and language', () => {
  expect(read({}).data).toEqual(least);
  for (const name of Object.keys(least)) expect(wrong({ [name]: undefined })).toEqual([name]);
});

test('everything that a form can hold comes through unharmed, without the space around', () => {
  const all = {
    words: ' <b>𠮷</b> 🏠 "楼道" \n第二行 ',
    place: ' 幸福里12号楼 ',
    area: 'qt/qt-03',
    category: 'fire-lane',
    name: ' 㐂𠮷 ',
    phone: '138 0000 5678',
    consent: { process: true, sms: true },
  };
  expect(read(all).data).toEqual({
    ...least,
    ...all,
    words: '<b>𠮷</b> 🏠 "楼道" \n第二行',
    place: '幸福里12号楼',
    name: '㐂𠮷',
  });
});

test.each([
  ['words', 2000],
  ['place', 200],
  ['name', 60],
])('%s may have %i characters, counted as people count', (field, max) => {
  expect(wrong({ [field]: '𠮷'.repeat(max) })).toEqual([]);
  expect(wrong({ [field]: '𠮷'.repeat(max + 1) })).toEqual([field]);
  expect(read({ [field]: '𠮷'.repeat(max + 1) }).error?.issues[0]?.message).toBe('too-long');
});

test('reports an invalid phone number as such', () => {
  expect(read({ phone: '12345' }).error?.issues[0]?.message).toBe('not-a-phone');
});

test('treats invisible words as missing', () => {
  for (const words of ['', '   ', '\u200B\u200B', '\u2060 \uFEFF', '\n\t', '\u0000']) {
    expect(wrong({ words })).toEqual(['words']);
    expect(read({ words }).error?.issues[0]?.message).toBe('missing');
  }
  for (const words of ['堵', '?', '1', '🏠', '€']) expect(wrong({ words })).toEqual([]);
});

test('rejects a report without consent to processing', () => {
  for (const consent of [
    { process: false, sms: true },
    { sms: true },
    { process: 'true', sms: true },
    {},
    true,
  ])
    expect(wrong({ consent }).length).toBeGreaterThan(0);
  expect(wrong({ consent: { process: true } })).toEqual(['consent.sms']);
});

test.each([
  ['channel', 'hotline'],
  ['channel', 'visit'],
  ['lang', 'fr'],
  ['area', '/qt'],
  ['area', 'qt//x'],
  ['area', `q${'t'.repeat(200)}`],
  ['category', 'a b'],
  ['category', 'x'.repeat(65)],
  ['phone', '12345'],
  ['phone', `${' '.repeat(20)}13800005678`],
  ['words', 5],
  ['name', null],
  ['place', ['x']],
])('%s cannot be %j', (field, value) => {
  expect(wrong({ [field]: value })).toEqual([field]);
});

test('rejects unknown fields, inside the consent too', () => {
  expect(read({ number: '263260473158' }).success).toBe(false);
  expect(read({ consent: { process: true, sms: true, at: 'now' } }).success).toBe(false);
});

test('drafts hold texts and choices under short names; null takes one away', () => {
  const draft = (answers: unknown) => z.safeParse(DraftAnswers, answers).success;
  expect(draft({ words: '𠮷', 'consent.sms': true, phone: null })).toBe(true);
  expect(draft({ words: 'x'.repeat(9000) })).toBe(true);
  for (const bad of [
    { words: 'x'.repeat(9001) },
    { n: 5 },
    { a: {} },
    { 'a b': 'x' },
    { ['a'.repeat(31)]: 'x' },
    { '': 'x' },
    [],
    'x',
    null,
  ])
    expect(draft(bad)).toBe(false);
});

test('parses or rejects any input, and never throws', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(least), 'phone', 'name', 'place'), fc.jsonValue()),
      (any) => {
        expect(typeof z.safeParse(NewReport, any).success).toBe('boolean');
      },
    ),
  );
});
