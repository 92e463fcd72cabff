import { expect, test } from 'vitest';
import { type Client, client } from './client.ts';
import { intents } from './intent.ts';
import { ApiProblem } from './problem.ts';

const answering = (status: number, body: string | Error, online = true) => {
  const asked: { path: string; init: RequestInit }[] = [];
  let signedOut = 0;
  const c = client({
    lang: 'zh-CN',
    online: () => online,
    signedOut: () => {
      signedOut++;
    },
    fetch: async (path, init) => {
      asked.push({ path: String(path), init: init ?? {} });
      if (body instanceof Error) throw body;
      return new Response(body || null, { status });
    },
  });
  return { c, asked, signedOut: () => signedOut };
};
const looking = (c: Client, signal?: AbortSignal) => c.ask('GET /api/community/me', {}, signal);
const proposing = (c: Client) =>
  c.ask('POST /api/casework/tickets/{id}/propose', {
    params: { id: 'R1' },
    body: { outcome: 'done', reply: '𠮷' },
    key: 'key-12345',
  });
const problemOf = (promise: Promise<unknown>): Promise<ApiProblem> =>
  promise.then(
    () => {
      throw new Error('should have failed');
    },
    (error) => {
      expect(error).toBeInstanceOf(ApiProblem);
      return error;
    },
  );

test('sends the person’s language and the intent’s key', async () => {
  const { c, asked } = answering(200, '{"ok":1}');
  expect(await proposing(c)).toEqual({ ok: 1 });
  expect(asked[0]?.path).toBe('/api/casework/tickets/R1/propose');
  expect(asked[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"outcome":"done","reply":"𠮷"}',
    headers: {
      'accept-language': 'zh-CN',
      'content-type': 'application/json',
      'idempotency-key': 'key-12345',
    },
  });
});

test('keeps title, code, fields and correlation id of problem details', async () => {
  const body = JSON.stringify({
    title: '有些内容需要改正',
    code: 'invalid',
    status: 422,
    instance: 'c-1',
    errors: [{ field: 'reply', code: 'too-long', message: '太长' }],
  });
  const problem = await problemOf(looking(answering(422, body).c));
  expect(problem).toMatchObject({ status: 422, code: 'invalid', title: '有些内容需要改正', instance: 'c-1' });
  expect(problem.errors).toHaveLength(1);
});

test('replaces a proxy’s error page with a message of our own', async () => {
  const problem = await problemOf(looking(answering(502, '<html>Bad gateway</html>').c));
  expect(problem).toMatchObject({ status: 502, code: 'unreachable', title: '暂时连不上系统，请稍后重试' });
});

test.each([
  [false, new TypeError('Failed to fetch'), 'offline'],
  [true, new TypeError('Failed to fetch'), 'unreachable'],
  [true, new DOMException('late', 'TimeoutError'), 'timeout'],
])('reports no answer (online: %s, %s) as %s', async (online, error, code) => {
  expect(await problemOf(looking(answering(0, error, online).c))).toMatchObject({ status: 0, code });
});

test('asks to sign in once per unauthenticated answer', async () => {
  const { c, signedOut } = answering(401, '{"title":"请先登录","code":"sign-in-needed"}');
  expect(await problemOf(looking(c))).toMatchObject({ status: 401, code: 'sign-in-needed' });
  expect(signedOut()).toBe(1);
});

test('does not report an aborted request as a network failure', async () => {
  const { c } = answering(0, new DOMException('left', 'AbortError'));
  const left = AbortSignal.abort();
  await expect(looking(c, left)).rejects.toMatchObject({ name: 'AbortError' });
});

test('keeps the key of an intent until it is done or its body changes', () => {
  let n = 0;
  const { keyFor, done } = intents(() => `key-${++n}`);
  expect([keyFor('propose', { reply: 'a' }), keyFor('propose', { reply: 'a' })]).toEqual(['key-1', 'key-1']);
  expect(keyFor('accept', {})).toBe('key-2');
  expect(keyFor('propose', { reply: 'b' })).toBe('key-3');
  done('propose');
  expect(keyFor('propose', { reply: 'b' })).toBe('key-4');
});
