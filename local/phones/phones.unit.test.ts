import { expect, test } from 'vitest';
import { threads } from './inbox.ts';
import { phonesPage, spaced } from './page.ts';

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
