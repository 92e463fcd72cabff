import { expect, test, vi } from 'vitest';
import { asker, Refusal, Unreachable, unless } from './ask.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

type Answer = Response | Error;

function asking(...answers: Answer[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetcher = (async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    const answer = answers.shift();
    if (answer instanceof Error || !answer) throw answer ?? new Error('asked too often');
    return answer;
  }) as typeof fetch;
  return { ask: asker(fetcher, 'https://huying.example')('en', 'c-1'), requests };
}

const lost = () => new TypeError('fetch failed');

test('language, correlation id, token and key travel with the question', async () => {
  const { ask, requests } = asking(Response.json({ ok: 1 }));
  await ask('/api/x', { method: 'POST', body: {}, token: 't', key: 'k' });
  expect(requests[0]?.url).toBe('https://huying.example/api/x');
  expect(requests[0]?.init.headers).toMatchObject({
    'accept-language': 'en',
    'x-correlation-id': 'c-1',
    authorization: 'Bearer t',
    'idempotency-key': 'k',
  });
});

test('a lost answer is asked for again when that does no harm', async () => {
  expect(await asking(lost(), Response.json(1)).ask('/api/x')).toBe(1);
  const keyed = asking(Response.json({}, { status: 503 }), Response.json(2));
  expect(await keyed.ask('/api/x', { method: 'POST', key: 'k' })).toBe(2);
});

test('a post without a key is sent once only', async () => {
  const { ask, requests } = asking(lost(), Response.json(1));
  await expect(ask('/api/x', { method: 'POST' })).rejects.toBeInstanceOf(Unreachable);
  expect(requests).toHaveLength(1);
});

test('two lost answers, a server error or nonsense are "unreachable"', async () => {
  await expect(asking(lost(), lost()).ask('/api/x')).rejects.toBeInstanceOf(Unreachable);
  const broken = () => new Response('<html>', { status: 502 });
  await expect(asking(broken(), broken()).ask('/api/x')).rejects.toBeInstanceOf(Unreachable);
  await expect(asking(new Response('<html>')).ask('/api/x')).rejects.toBeInstanceOf(Unreachable);
});

test('problem details become a refusal with status, code and fields', async () => {
  const errors = [{ field: 'words', code: 'missing', message: 'Fill this in' }];
  const { ask } = asking(Response.json({ code: 'invalid', errors }, { status: 422 }));
  await expect(ask('/api/x')).rejects.toMatchObject({ status: 422, code: 'invalid', errors });
});

test('an expected refusal can be turned into a value, others pass', async () => {
  const refuse = (status: number) => () => Promise.reject(new Refusal(status, 'x'));
  expect(await unless(404, 'none', refuse(404))).toBe('none');
  await expect(unless(404, 'none', refuse(409))).rejects.toBeInstanceOf(Refusal);
});
