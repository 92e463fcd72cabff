import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../infra/tooling/testing/temp-folder.ts';
import { conversation, threads } from './inbox.ts';
import { phonesPage, spaced } from './page.ts';
import { Replies } from './replies.ts';

const sms = (id: string, number: string, sequence = 0, text = `text of ${id}`) => ({
  id,
  number,
  text,
  sequence,
});
const book = (times: Record<string, string>) => ({
  of: (id: string) => (times[id] ? { id, at: times[id], fate: 'SUCCESS' as const } : undefined),
});

test('the number with the newest message stands first, its messages oldest first', () => {
  const all = [sms('a2', '+8613100000001', 1), sms('a1', '+8613100000001', 0), sms('b1', '+8613100000002')];
  const times = {
    a1: '2026-11-22T01:00:00.000Z',
    a2: '2026-11-22T01:05:00.000Z',
    b1: '2026-11-22T01:03:00.000Z',
  };
  expect(threads(all, book(times)).map((t) => t.messages.map((m) => m.id))).toEqual([['a1', 'a2'], ['b1']]);
});

test('a message that the carrier has not seen yet is the newest of all', () => {
  const all = [sms('a', '+8613100000001'), sms('b', '+8613100000002')];
  expect(threads(all, book({ a: '2026-11-22T01:00:00.000Z' })).map((t) => t.number)).toEqual([
    '+8613100000002',
    '+8613100000001',
  ]);
});

test('the filter takes digits as people write them', () => {
  const all = [sms('a', '+8613100000001'), sms('b', '+8613900000002')];
  expect(threads(all, book({}), ' 139 0000').map((t) => t.number)).toEqual(['+8613900000002']);
  expect(threads(all, book({}), '')).toHaveLength(2);
});

test('whatever stands in a message arrives unharmed and harmless', () => {
  const text = '<script>alert(1)</script> 𠮷㐂 👍 "\'&';
  const page = phonesPage({
    language: 'zh',
    filter: '"><b>',
    threads: threads([sms('x', '+861', 0, text)], book({})),
  });
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; 𠮷㐂 👍 &quot;&#39;&amp;');
  expect(page).not.toContain('<b>');
});

test('a link in a message can be followed, without the full stop behind it', () => {
  const one = threads([sms('x', '+861', 0, '查询 http://localhost:8080/track/1234。谢谢')], book({}));
  expect(phonesPage({ language: 'zh', filter: '', threads: one })).toContain(
    '<a href="http://localhost:8080/track/1234">http://localhost:8080/track/1234</a>。谢谢',
  );
});

test('numbers are shown as people read them', () => {
  expect(spaced('+8613812345678')).toBe('+86 138 1234 5678');
  expect(spaced('+4912345')).toBe('+4912345');
});

test('an engine that does not list messages is said so', () => {
  expect(phonesPage({ language: 'en', filter: '', threads: undefined })).toContain('does not list messages');
});

const reply = (id: string, at: string, text = '1') => ({
  reply: true as const,
  id,
  number: '+8613100000001',
  text,
  at,
});

test('what was answered stands between the messages, by its time, and moves its number to the top', () => {
  const all = [sms('a1', '+8613100000001'), sms('a2', '+8613100000001', 1), sms('b', '+8613100000002')];
  const times = {
    a1: '2026-11-22T01:00:00.000Z',
    a2: '2026-11-22T01:05:00.000Z',
    b: '2026-11-22T02:00:00.000Z',
  };
  const replies = [reply('r1', '2026-11-22T01:01:00.000Z'), reply('r2', '2026-11-22T03:00:00.000Z')];
  const of = (number: string) => (number === '+8613100000001' ? replies : []);
  const [first, second] = threads(all, book(times), '', { of });
  expect(first && conversation(first).map(({ id }) => id)).toEqual(['a1', 'r1', 'a2', 'r2']);
  expect(second?.number).toBe('+8613100000002');
});

test('under each phone is a form that answers its newest message and comes back to it', () => {
  const one = threads([sms('x', '+8613100000001', 0), sms('y', '+8613100000001', 1)], book({}));
  const page = phonesPage({ language: 'en', filter: '131', threads: one });
  const form = /<form action="\/phones\/reply"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  for (const [name, value] of [
    ['from', '+8613100000001'],
    ['previous', 'y'],
    ['number', '131'],
    ['lang', 'en'],
  ])
    expect(form).toContain(`<input type="hidden" name="${name}" value="${value}">`);
  expect(form).toContain('<label for="r+8613100000001">Reply</label>');
});

test('what people write arrives on the page as text', () => {
  const replies = [reply('r', '2026-11-22T01:00:00.000Z', '<b onclick=x>1</b>')];
  const one = threads([sms('x', '+8613100000001')], book({}), '', { of: () => replies });
  const page = phonesPage({ language: 'zh', filter: '', threads: one });
  expect(page).toContain('&lt;b onclick=x&gt;1&lt;/b&gt;');
});

test('the phones remember over restarts what was written on them, whatever a kill left of the last line', () => {
  const file = join(tempFolder('replies'), 'replies.jsonl');
  new Replies(file).add(reply('r1', '2026-11-22T01:00:00.000Z'));
  appendFileSync(file, '\n{"reply":true,"id":"r2","num');
  const again = new Replies(file);
  expect(again.of('+8613100000001').map(({ id }) => id)).toEqual(['r1']);
  expect(again.of('+8613100000002')).toEqual([]);
});
