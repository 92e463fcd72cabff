import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { answersOf, newDraft, saveAnswers } from './drafts.ts';

const T = Date.UTC(2026, 10, 22, 1, 2, 3, 456);
const after = (ms: number) => new Date(T + ms).toISOString();
const DAY = 24 * 3_600_000;
const unknown = expect.objectContaining({ status: 404, code: 'not-found' });

test('a draft keeps answers, changes them, and forgets what is taken away', async () => {
  const { rows } = memoryRows();
  const draft = await newDraft(rows, after(0));
  expect(await answersOf(rows, draft, after(0))).toEqual({});
  expect(await saveAnswers(rows, draft, { words: '𠮷', name: '张三', sms: true }, after(1))).toEqual({
    words: '𠮷',
    name: '张三',
    sms: true,
  });
  expect(await saveAnswers(rows, draft, { words: '㐂', name: null, sms: false }, after(2))).toEqual({
    words: '㐂',
    sms: false,
  });
  expect(await answersOf(rows, draft, after(3))).toEqual({ words: '㐂', sms: false });
});

test('no two drafts have the same id, and none can be guessed', async () => {
  const { rows } = memoryRows();
  const ids = await Promise.all(Array.from({ length: 50 }, () => newDraft(rows, after(0))));
  expect(new Set(ids).size).toBe(50);
  for (const id of ids) expect(id).toMatch(/^D[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('after a day a draft is gone, whether or not the database has deleted it, and saving does not prolong it', async () => {
  const { rows, items } = memoryRows();
  const draft = await newDraft(rows, after(0));
  await saveAnswers(rows, draft, { words: 'x' }, after(DAY - 1));
  expect(await answersOf(rows, draft, after(DAY - 1))).toEqual({ words: 'x' });
  await expect(answersOf(rows, draft, after(DAY + 1000))).rejects.toEqual(unknown);
  await expect(saveAnswers(rows, draft, { words: 'y' }, after(DAY + 1000))).rejects.toEqual(unknown);
  expect(items()[0]?.answers).toEqual({ words: 'x' });
  expect(items()[0]?.expires).toBe(Math.ceil((T + DAY) / 1000));
});

test('only drafts are opened by a draft’s id, never what else the vault holds', async () => {
  const { rows } = memoryRows();
  await rows.put({ pk: 'secret#hmac', sk: '-', answers: { value: 'x' }, expires: 9_999_999_999 });
  await expect(answersOf(rows, 'secret#hmac', after(0))).rejects.toEqual(unknown);
  const [one, two] = [await newDraft(rows, after(0)), await newDraft(rows, after(0))];
  await saveAnswers(rows, one, { words: 'mine' }, after(1));
  expect(await answersOf(rows, two, after(2))).toEqual({});
});

test('an unknown draft is not found, and saving does not make it', async () => {
  const { rows, items } = memoryRows();
  await expect(answersOf(rows, 'D1', after(0))).rejects.toEqual(unknown);
  await expect(saveAnswers(rows, 'D1', { words: 'y' }, after(0))).rejects.toEqual(unknown);
  expect(items()).toEqual([]);
});

test('a draft does not grow for ever: what is too much is refused and the rest kept', async () => {
  const { rows } = memoryRows();
  const draft = await newDraft(rows, after(0));
  const long = 'x'.repeat(9000);
  const saved = await saveAnswers(rows, draft, { a: long, b: long, c: long, d: long, e: long }, after(1));
  await expect(saveAnswers(rows, draft, { f: long }, after(2))).rejects.toEqual(
    expect.objectContaining({ status: 413, code: 'too-large' }),
  );
  expect(await answersOf(rows, draft, after(3))).toEqual(saved);
  await saveAnswers(rows, draft, { a: null, f: long }, after(4));
});
