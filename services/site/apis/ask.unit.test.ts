import { expect, test, vi } from 'vitest';
import { type Ask, asker, Refusal, Unreachable, unless } from './ask.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

type Answer = Response | Error;
/** Routes of each kind: to look, to act once however often it is sent, and to act. */
const looking = (ask: Ask) => ask('GET /api/casework/health', {});
const keyed = (ask: Ask) =>
  ask('POST /api/casework/track/{id}/urge', { params: { id: 'R1' }, body: {}, token: 't', key: 'k' });
const acting = (ask: Ask) => ask('POST /api/intake/drafts', { body: {} });

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

test('sends language, correlation id, token and key with the request', async () => {
  const { ask, requests } = asking(Response.json({ ok: 1 }));
  await keyed(ask);
  expect(requests[0]?.url).toBe('https://huying.example/api/casework/track/R1/urge');
  expect(requests[0]?.init.headers).toMatchObject({
    'accept-language': 'en',
    'x-correlation-id': 'c-1',
    authorization: 'Bearer t',
    'idempotency-key': 'k',
  });
});

test('retries a request without side effects, or with a key, when its answer is lost', async () => {
  expect(await looking(asking(lost(), Response.json(1)).ask)).toBe(1);
  expect(await keyed(asking(Response.json({}, { status: 503 }), Response.json(2)).ask)).toBe(2);
});

test('never retries a POST without a key', async () => {
  const { ask, requests } = asking(lost(), Response.json(1));
  await expect(acting(ask)).rejects.toBeInstanceOf(Unreachable);
  expect(requests).toHaveLength(1);
});

test('reports two lost answers, a server error and an unreadable answer as unreachable', async () => {
  await expect(looking(asking(lost(), lost()).ask)).rejects.toBeInstanceOf(Unreachable);
  const broken = () => new Response('<html>', { status: 502 });
  await expect(looking(asking(broken(), broken()).ask)).rejects.toBeInstanceOf(Unreachable);
  await expect(looking(asking(new Response('<html>')).ask)).rejects.toBeInstanceOf(Unreachable);
});

test('turns problem details into a refusal with status, code and fields', async () => {
  const errors = [{ field: 'words', code: 'missing', message: 'Fill this in' }];
  const { ask } = asking(Response.json({ code: 'invalid', errors }, { status: 422 }));
  await expect(looking(ask)).rejects.toMatchObject({ status: 422, code: 'invalid', errors });
});

test('turns an expected refusal into a value and rethrows any other', async () => {
  const refuse = (status: number) => () => Promise.reject(new Refusal(status, 'x'));
  expect(await unless(404, 'none', refuse(404))).toBe('none');
  await expect(unless(404, 'none', refuse(409))).rejects.toBeInstanceOf(Refusal);
});
