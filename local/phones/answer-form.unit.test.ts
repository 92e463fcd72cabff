import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { tempFolder } from '../../infra/tooling/testing/temp-folder.ts';
import { answerForm } from './answer-form.ts';
import { Replies } from './replies.ts';

const book = () => new Replies(join(tempFolder('replies'), 'replies.jsonl'));

/** A form of the page, with what it would be sent with. */
const post = (fields: Record<string, string>, headers: Record<string, string> = {}): IncomingMessage =>
  Object.assign(Readable.from([Buffer.from(new URLSearchParams(fields).toString())]), {
    headers: { host: 'localhost:8080', ...headers },
  }) as unknown as IncomingMessage;

const good = { from: '+8613800000001', text: ' 1 3158 ', number: '138', lang: 'en' };
/** Nothing of these forms may reach an engine. */
const NO_ENGINE = 'http://127.0.0.1:9';

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://elsewhere.example' },
  { origin: 'null' },
])('a form of another site writes no SMS: %j', async (headers) => {
  expect(await answerForm(post(good, headers), NO_ENGINE, book())).toEqual({ wrong: 'foreign' });
});

test.each([
  { from: '' },
  { from: '13800000001' },
  { from: '+86 138' },
  { text: ' ' },
  { text: '呼'.repeat(141) },
])('a form with %j is not sent', async (wrong) => {
  const replies = book();
  expect(await answerForm(post({ ...good, ...wrong }), NO_ENGINE, replies)).toEqual({ wrong: 'unsent' });
  expect(replies.of(good.from)).toEqual([]);
});

test('does not show an SMS as sent when the engine refused it', async () => {
  const replies = book();
  await expect(answerForm(post(good), NO_ENGINE, replies)).rejects.toThrow();
  expect(replies.of(good.from)).toEqual([]);
});
