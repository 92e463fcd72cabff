import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromStored, toReport, toStored } from './answers.ts';
import type { Question } from './steps.ts';
import { errorLinks, readPage } from './validation.ts';

const read = (page: Question, fields: Record<string, string>) => readPage[page](new URLSearchParams(fields));
const wrongFields = (page: Question, fields: Record<string, string>) =>
  read(page, fields).errors.map(({ field }) => field);

test.each(['', '   ', '\r\n\r\n', '\u200B\u2060'])(
  'treats words without a visible character (%j) as missing',
  (words) => {
    expect(wrongFields('words', { words })).toEqual(['words']);
  },
);

test('counts 𠮷 and an emoji as one character each', () => {
  expect(wrongFields('words', { words: '𠮷'.repeat(2000) })).toEqual([]);
  expect(wrongFields('words', { words: '😀'.repeat(2001) })).toEqual(['words']);
});

test('normalises line ends and changes nothing else of the words', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('\r', '\n', '\r\n', ' ', '灯', '𠮷', '😀', '<', '"')), (pieces) => {
      const typed = `头${pieces.join('')}尾`;
      const got = read('words', { words: typed.replace(/\r\n?/g, '\n').replace(/\n/g, '\r\n') });
      expect(got.answers.words).toBe(typed.replace(/\r\n?/g, '\n'));
    }),
  );
});

test('requires a neighbourhood or a described place, and the latter when the neighbourhood is unknown', () => {
  expect(wrongFields('place', { area: '', place: '' })).toEqual(['area']);
  expect(wrongFields('place', { area: 'qt/qt-01', place: '' })).toEqual([]);
  expect(wrongFields('place', { area: '', place: '东门桥下' })).toEqual([]);
  expect(wrongFields('place', { area: 'unsure', place: '' })).toEqual(['place']);
});

test('requires a category, of which "not sure" is one', () => {
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
])('accepts the phone number %j', (phone) => expect(wrongFields('contact', { phone })).toEqual([]));

test.each(['12', '1380013800', '88880000', 'call me', '138001380001234'])(
  'rejects the phone number %j',
  (phone) => expect(wrongFields('contact', { phone })).toEqual(['phone']),
);

test('builds no report without consent', () => {
  expect(wrongFields('consent', { sms: 'yes' })).toEqual(['process']);
  expect(toReport({ words: 'x', process: false, lang: 'zh-CN' })).toBeUndefined();
});

test('leaves unknown answers out of the report, and the SMS consent of a resident without a phone number', () => {
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

test('builds the same body from the same answers in whatever order they were stored', () => {
  const stored = { lang: 'en', sms: true, process: true, phone: '13800138000', words: 'x', area: 'a' };
  const turned = Object.fromEntries(Object.entries(stored).reverse());
  expect(JSON.stringify(toReport(fromStored(turned)))).toBe(JSON.stringify(toReport(fromStored(stored))));
});

test('removes an emptied answer from the draft, and ignores stored values of another type', () => {
  expect(toStored({ name: undefined, phone: '1' })).toEqual({ name: null, phone: '1' });
  expect(fromStored({ words: true, process: 'yes', lang: 'de' })).toMatchObject({
    words: undefined,
    process: undefined,
    lang: undefined,
  });
});

test('links a refused field to the page that asks for it', () => {
  expect(errorLinks([{ field: 'phone', message: '' }])[0]?.href).toBe('/report/contact?from=check');
  expect(errorLinks([{ field: 'unheard-of', message: '不对' }])[0]?.words.zh).toBe('不对');
});
