import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { written } from './written.ts';

const read = (text: unknown) => z.safeParse(written(3), text);
const why = (text: unknown) => read(text).error?.issues.map(({ message }) => message);

test('trims a written text and counts its characters as people do', () => {
  expect(read(' 好 ').data).toBe('好');
  expect(read('𠮷㐂🏠').data).toBe('𠮷㐂🏠');
  expect(why('𠮷㐂🏠!')).toEqual(['too-long']);
  expect(read('a b').data).toBe('a b');
});

test('treats a text of invisible characters as missing', () => {
  for (const text of ['', ' ', '\u200B', '\u2060\uFEFF', '\u0301']) expect(why(text)).toContain('missing');
  for (const text of ['?', '€', '1', 'é']) expect(read(text).success).toBe(true);
  expect(read(5).success).toBe(false);
});
