import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromStored, toReport, toStored } from './answers.ts';
import { readers, refused } from './rules.ts';
import type { Question } from './steps.ts';

const read = (page: Question, fields: Record<string, string>) => readers[page](new URLSearchParams(fields));
const wrongFields = (page: Question, fields: Record<string, string>) =>
  read(page, fields).wrong.map(({ field }) => field);

test.each(['', '   ', '\r\n\r\n', '\u200B\u2060'])('words that show nothing (%j) are missing', (words) => {
  expect(wrongFields('words', { words })).toEqual(['words']);
});

test('𠮷 and an emoji count as one character each', () => {
  expect(wrongFields('words', { words: '𠮷'.repeat(2000) })).toEqual([]);
  expect(wrongFields('words', { words: '😀'.repeat(2001) })).toEqual(['words']);
});

test('line ends of browsers become plain ones, and nothing else of the words changes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('\r', '\n', '\r\n', ' ', '灯', '𠮷', '😀', '<', '"')), (pieces) => {
      const typed = `头${pieces.join('')}尾`;
      const got = read('words', { words: typed.replace(/\r\n?/g, '\n').replace(/\n/g, '\r\n') });
      expect(got.answers.words).toBe(typed.replace(/\r\n?/g, '\n'));
    }),
  );
});

test('a place needs a neighbourhood or words, and words when the neighbourhood is unknown', () => {
  expect(wrongFields('place', { area: '', place: '' })).toEqual(['area']);
  expect(wrongFields('place', { area: 'qt/qt-01', place: '' })).toEqual([]);
  expect(wrongFields('place', { area: '', place: '东门桥下' })).toEqual([]);
  expect(wrongFields('place', { area: 'unsure', place: '' })).toEqual(['place']);
});

test('a kind must be chosen, and "not sure" is a choice', () => {
  expect(wrongFields('category', {})).toEqual(['category']);
  expect(wrongFields('category', { category: 'unsure' })).toEqual([]);
});

test.each([
  '13800138000',
  '138 0013 8000',
  '１３８００１３８０００',
  '0571-88880000',
  '+86 13800138000',
  '+49 30 1234567',
  '',
])('the phone number %j is taken', (phone) => expect(wrongFields('contact', { phone })).toEqual([]));

test.each(['12', '1380013800', '88880000', 'call me', '138001380001234'])(
  'the phone number %j is not',
  (phone) => expect(wrongFields('contact', { phone })).toEqual(['phone']),
);

test('without consent there is no report', () => {
  expect(wrongFields('consent', { sms: 'yes' })).toEqual(['process']);
  expect(toReport({ words: 'x', process: false, lang: 'zh-CN' })).toBeUndefined();
});

test('what is unknown is left out of the report, and no SMS goes to nobody', () => {
  const answers = {
    words: 'x',
    area: 'unsure',
    category: 'unsure',
    process: true,
    sms: true,
    lang: 'en',
  } as const;
  expect(toReport(answers)).toEqual({
    channel: 'web',
    words: 'x',
    consent: { process: true, sms: false },
    lang: 'en',
  });
});

test('the same answers always make the same body, in whatever order they were stored', () => {
  const stored = { lang: 'en', sms: true, process: true, phone: '13800138000', words: 'x', area: 'a' };
  const turned = Object.fromEntries(Object.entries(stored).reverse());
  expect(JSON.stringify(toReport(fromStored(turned)))).toBe(JSON.stringify(toReport(fromStored(stored))));
});

test('an emptied answer is taken away from the draft, and strange stored values count as none', () => {
  expect(toStored({ name: undefined, phone: '1' })).toEqual({ name: null, phone: '1' });
  expect(fromStored({ words: true, process: 'yes', lang: 'de' })).toMatchObject({
    words: undefined,
    process: undefined,
    lang: undefined,
  });
});

test('a field that intake refuses links to the page where it was asked', () => {
  expect(refused([{ field: 'phone', message: '' }])[0]?.href).toBe('/report/contact?from=check');
  expect(refused([{ field: 'unheard-of', message: '不对' }])[0]?.words.zh).toBe('不对');
});
