import { expect, test } from 'vitest';
import { CauseReused, Refused } from '#shared/commit/decision.ts';
import { testApi } from './testing/test-api.ts';

/** What an API leaves in its log: enough to find a request again, and nothing that people wrote. */
const { ask, lines } = testApi();

test('reports a reused key, and logs only our own failures as errors', async () => {
  const of = (thrown: unknown) => ask('GET', '/open', {}, { open: async () => Promise.reject(thrown) });
  expect((await of(new CauseReused())).json.title).toContain('Idempotency-Key');
  await of(new Refused('not-in-this-phase'));
  expect(lines.map((l) => JSON.parse(l).level)).toEqual(['info', 'info']);
});

test('keeps an error’s text out of the answer and the logs', async () => {
  const error = new Error('13800005678 张三 said\nat a second line');
  const answer = await ask('GET', '/open', {}, { open: async () => Promise.reject(error) });
  expect(answer.body).not.toMatch(/1380000|张三|second/);
  expect(lines.join()).not.toMatch(/1380000|张三|second/);
  expect(lines.map((l) => JSON.parse(l))).toMatchObject([
    { level: 'error', message: 'request failed', error: 'Error', correlation: 'request-1' },
    { level: 'info', message: 'request', route: 'open', status: 500 },
  ]);
});

test('logs one line for a request: route, status and time, never path or body', async () => {
  await ask('POST', '/keyed/R1', { body: {}, headers: { 'idempotency-key': '12345678' } });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    message: 'request',
    correlation: 'request-1',
    route: 'keyed',
    status: 201,
    ms: expect.any(Number),
  });
});

test('cleans and cuts a correlation id from outside, and replaces an empty one', async () => {
  const idOf = async (id: string) =>
    (await ask('GET', '/open', { headers: { 'x-correlation-id': id } })).headers?.['x-correlation-id'];
  expect(await idOf('abc-123_X')).toBe('abc-123_X');
  expect(await idOf('a\r\nset-cookie: b')).toBe('aset-cookieb');
  expect(await idOf('x'.repeat(70))).toBe('x'.repeat(64));
  expect(await idOf('<>')).toBe('request-1');
});
