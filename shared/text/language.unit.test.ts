import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf, say } from './language.ts';

test('picks the text in the requested language', () => {
  const words = { zh: '好', en: 'good' };
  expect(say(words, 'zh-CN')).toBe('好');
  expect(say(words, 'en')).toBe('good');
});

test.each([
  [undefined, undefined, 'zh-CN'],
  [undefined, '', 'zh-CN'],
  [undefined, 'en', 'en'],
  [undefined, 'en-GB,en;q=0.9', 'en'],
  [undefined, 'zh-TW', 'zh-CN'],
  [undefined, 'EN-us', 'en'],
  [undefined, 'fr, de;q=0.9, *;q=0.5', 'zh-CN'],
  [undefined, 'fr, en;q=0.2', 'en'],
  [undefined, 'en;q=0.5, zh;q=0.8', 'zh-CN'],
  [undefined, 'zh;q=0.5 , en; q=0.8', 'en'],
  [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  [undefined, 'en;q=0', 'zh-CN'],
  [undefined, 'enm, zhx', 'zh-CN'],
  ['en', 'zh-CN', 'en'],
  ['zh-CN', 'en', 'zh-CN'],
  ['fr', 'en', 'en'],
  ['EN', undefined, 'zh-CN'],
])('choice %s and Accept-Language %s make %s', (choice, accept, lang) => {
  expect(languageOf(choice, accept)).toBe(lang);
});

test('falls back to a language for every header', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(['zh-CN', 'en']).toContain(languageOf(undefined, header));
    }),
  );
});
