import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Authenticate } from '#shared/auth/authenticate.ts';
import type { Principal, Staff } from '#shared/auth/principal.ts';
import { CauseReused, Conflict, Refused } from '#shared/commit/decision.ts';
import { service } from '#shared/service/manifest.ts';
import { api, type Handlers } from './api.ts';
import { accepted, created, ok, requireFor } from './call.ts';
import { fromCursor } from './cursor.ts';
import { answerHeaders, policies } from './headers.ts';
import { Problem, problems } from './problem.ts';

const manifest = service({
  name: 'casework',
  purpose: 'trial',
  functions: {},
  routes: {
    open: {
      method: 'GET',
      path: '/open',
      access: 'public',
      summary: 'open',
      query: z.object({ n: z.optional(z.string()) }),
    },
    mine: { method: 'GET', path: '/mine/:id', access: 'resident', summary: 'mine' },
    work: {
      method: 'POST',
      path: '/work',
      access: 'ticket.work',
      summary: 'work',
      body: z.strictObject({ note: z.optional(z.string()) }),
    },
    keyed: {
      method: 'POST',
      path: '/keyed/:id',
      access: 'public',
      summary: 'keyed',
      body: z.strictObject({}),
      keyed: true,
    },
  },
});
type Given = Parameters<Handlers<typeof manifest>['keyed']>[0];

const worker: Staff = {
  kind: 'staff',
  staff: '30412',
  member: 'm-1',
  grants: [{ role: 'worker', area: 'qt' }],
};
const leader: Staff = { ...worker, grants: [{ role: 'leader', area: 'qt' }] };
const nobody: Staff = { ...worker, grants: [] };
const resident: Principal = { kind: 'resident', report: 'R1' };
const anonymous: Principal = { kind: 'anonymous' };

interface Asked {
  readonly who?: Principal | Error;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly cookies?: string[];
}
let lines: string[] = [];
let given: Given[] = [];
beforeEach(() => {
  lines = [];
  given = [];
  vi.stubEnv('HUYING_ORIGIN', 'https://huying.example');
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function ask(
  method: string,
  path: string,
  { who = anonymous, body, headers = {}, query, cookies }: Asked = {},
  handlers: Partial<Handlers<typeof manifest>> = {},
) {
  const authenticate: Authenticate = async () => {
    if (who instanceof Error) throw who;
    return who;
  };
  const event = {
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    rawPath: `/api/casework${path}`,
    queryStringParameters: query,
    cookies,
    body: body === undefined ? undefined : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      timeEpoch: Date.UTC(2026, 10, 22),
      http: { method, sourceIp: '192.0.2.1' },
    },
  } as unknown as APIGatewayProxyEventV2;
  const answer = await api(manifest, authenticate, {
    open: async () => ok({ open: true }),
    mine: async () => ok({ mine: true }),
    work: async () => ok({ worked: true }),
    keyed: async (call) => {
      given.push(call);
      return created({ key: call.key });
    },
    ...handlers,
  })(event);
  return { ...answer, json: answer.body ? JSON.parse(answer.body) : undefined };
}

test('the kinds of good answers', () => {
  const statuses = [ok, created, accepted].map((make) => make({ a: 1 }));
  expect(statuses).toEqual([200, 201, 202].map((status) => ({ status, body: { a: 1 } })));
});

test('an answer is JSON that no cache keeps, with the id to ask about', async () => {
  const answer = await ask('GET', '/open');
  expect(answer).toMatchObject({ statusCode: 200, json: { open: true } });
  expect(answer.headers).toEqual({
    ...answerHeaders(policies.data, true),
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-correlation-id': 'request-1',
  });
});

test('a problem has type, title in the caller’s language, status, stable code and the id to ask about', async () => {
  const answer = await ask('GET', '/nowhere', { headers: { 'accept-language': 'en' } });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json).toEqual({
    type: 'https://huying.dev/problems/not-found',
    title: 'Not found; check the number or the link',
    status: 404,
    code: 'not-found',
    instance: 'request-1',
  });
  expect((await ask('GET', '/nowhere')).json.title).toBe('没有找到，请检查号码或链接');
  expect((await ask('GET', '/nowhere', { query: { lang: 'en' } })).json.title).toContain('Not found');
});

test.each([
  ['anonymous', anonymous, 401, 401],
  ['resident', resident, 200, 403],
  ['staff without a grant', nobody, 404, 403],
  ['staff whose role lacks the right', leader, 404, 403],
  ['staff with the right', worker, 404, 200],
] as const)('who is %s gets what the route says, and nothing by default', async (_, who, mine, work) => {
  expect((await ask('GET', '/open', { who })).statusCode).toBe(200);
  expect((await ask('GET', '/mine/R1', { who })).statusCode).toBe(mine);
  expect((await ask('POST', '/work', { who, body: {} })).statusCode).toBe(work);
});

test('who may not is told so before body and key are looked at, and the handler never hears of it', async () => {
  const work = vi.fn();
  const answer = await ask('POST', '/work', { who: leader, body: { wrong: 1 } }, { work });
  expect(answer.json).toMatchObject({ status: 403, code: 'no-right' });
  expect(answer.json.errors).toBeUndefined();
  expect(work).not.toHaveBeenCalled();
});

test('a token that does not hold is told by its own problem, on public routes too', async () => {
  const answer = await ask('GET', '/open', { who: problems.tokenExpired() });
  expect(answer.json).toMatchObject({ status: 401, code: 'token-expired' });
});

test('a wrong body or query is told field by field and does not reach the handler', async () => {
  const work = vi.fn();
  const answer = await ask('POST', '/work', { who: worker, body: { note: 5, more: 1 } }, { work });
  expect(answer.json).toMatchObject({
    status: 422,
    code: 'invalid',
    errors: [
      { field: 'note', code: 'wrong-type' },
      { field: 'more', code: 'unknown-field' },
    ],
  });
  expect(work).not.toHaveBeenCalled();
  expect(
    (await ask('POST', '/work', { who: worker, body: {}, headers: { 'content-type': 'text/plain' } })).json
      .code,
  ).toBe('not-json');
});

test('a keyed route wants a key of 8 to 100 visible characters', async () => {
  const withKey = (key?: string) =>
    ask('POST', '/keyed/R1', { body: {}, headers: key === undefined ? {} : { 'idempotency-key': key } });
  for (const bad of [undefined, '', '1234567', 'x'.repeat(101), 'with space', 'umläut-key', 'tab\tkey-8'])
    expect((await withKey(bad)).json).toMatchObject({ status: 400, code: 'idempotency-key-needed' });
  for (const good of ['12345678', 'x'.repeat(100), '~!@#$%^&*()'])
    expect((await withKey(good)).json).toEqual({ key: good });
});

test('the handler gets the parsed call: parameters, language, instant, address, key', async () => {
  await ask('POST', '/keyed/R1', {
    body: {},
    headers: { 'idempotency-key': '12345678', 'accept-language': 'en-GB' },
  });
  expect(given[0]).toMatchObject({
    params: { id: 'R1' },
    body: {},
    lang: 'en',
    at: '2026-11-22T00:00:00.000Z',
    address: '192.0.2.1',
    key: '12345678',
    who: anonymous,
  });
});

test('the fingerprint tells another body and another path from the same request sent again', async () => {
  const headers = { 'idempotency-key': '12345678' };
  await ask('POST', '/keyed/R1', { body: {}, headers });
  await ask('POST', '/keyed/R1', { body: {}, headers: { ...headers, 'accept-language': 'en' } });
  await ask('POST', '/keyed/R2', { body: {}, headers });
  const [one, again, other] = given.map(({ fingerprint }) => fingerprint);
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

test('what a browser posts must come from this site, with cookies or without; programs and bearer tokens need no such proof', async () => {
  const post = (headers: Record<string, string>, cookies?: string[]) =>
    ask('POST', '/work', { who: worker, body: {}, headers, ...(cookies && { cookies }) });
  const cookies = ['staff=x'];
  expect((await post({}, cookies)).json).toMatchObject({ status: 403, code: 'cross-site' });
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(
      (await post({ 'sec-fetch-site': site, origin: 'https://huying.example' }, cookies)).statusCode,
    ).toBe(403);
  expect((await post({ origin: 'https://huying.example.evil.example' }, cookies)).statusCode).toBe(403);
  expect((await post({ authorization: 'Basic eDp5' }, cookies)).statusCode).toBe(403);
  expect((await post({ 'sec-fetch-site': 'same-origin' }, cookies)).statusCode).toBe(200);
  // Without cookies, too: a foreign page must not plant a session of its own.
  expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await post({ origin: 'https://huying.example' }, cookies)).statusCode).toBe(200);
  expect((await post({ authorization: 'Bearer x' }, cookies)).statusCode).toBe(200);
  expect((await post({}, [])).statusCode).toBe(200);
  expect((await ask('GET', '/mine/R1', { who: resident, cookies })).statusCode).toBe(200);
});

test.each([
  [new Problem(418, 'teapot', { zh: '茶壶', en: 'Teapot' }), 418, 'teapot'],
  [new Refused('not-in-this-phase'), 409, 'not-in-this-phase'],
  [new Refused('gone-by', 410), 410, 'gone-by'],
  [new CauseReused(), 422, 'idempotency-key-reused'],
  [new Conflict('R1', 12), 409, 'conflict'],
  [new Error('secret'), 500, 'internal'],
  ['secret', 500, 'internal'],
])('what a handler throws becomes a problem: %s', async (thrown, status, code) => {
  const answer = await ask('GET', '/open', {}, { open: async () => Promise.reject(thrown) });
  expect(answer.json).toMatchObject({ status, code });
  expect(answer.statusCode).toBe(status);
});

test('a reused key is told as such, and only our own failures are logged as errors', async () => {
  const of = (thrown: unknown) => ask('GET', '/open', {}, { open: async () => Promise.reject(thrown) });
  expect((await of(new CauseReused())).json.title).toContain('Idempotency-Key');
  await of(new Refused('not-in-this-phase'));
  expect(lines.map((l) => JSON.parse(l).level)).toEqual(['info', 'info']);
});

test('a wrong field’s message is in the caller’s language, whoever found it wrong', async () => {
  const open = async () => ok(fromCursor('nonsense'));
  const told = async (lang: string) =>
    (await ask('GET', '/open', { headers: { 'accept-language': lang } }, { open })).json.errors[0];
  expect(await told('en')).toEqual({
    field: 'after',
    code: 'bad-cursor',
    message: expect.stringMatching(/^This page/),
  });
  expect(await told('zh')).toMatchObject({ message: expect.stringMatching(/页码/) });
});

test('an answer without a body has none', async () => {
  const answer = await ask('GET', '/open', {}, { open: async () => ({ status: 204 }) });
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
});

test('a right for an area is wanted by saying which; no area is no right', () => {
  requireFor(worker, 'ticket.work', 'qt/qt-03');
  for (const [who, area] of [
    [worker, undefined],
    [worker, 'other'],
    [leader, 'qt'],
    [anonymous, 'qt'],
  ] as const)
    expect(() => requireFor(who, 'ticket.work', area)).toThrow('not-found');
});

test('an error’s text leaks neither into the answer nor into the logs', async () => {
  const error = new Error('13800005678 张三 said\nat a second line');
  const answer = await ask('GET', '/open', {}, { open: async () => Promise.reject(error) });
  expect(answer.body).not.toMatch(/1380000|张三|second/);
  expect(lines.join()).not.toMatch(/1380000|张三|second/);
  expect(lines.map((l) => JSON.parse(l))).toMatchObject([
    { level: 'error', message: 'request failed', error: 'Error', correlation: 'request-1' },
    { level: 'info', message: 'request', route: 'open', status: 500 },
  ]);
});

test('each request leaves one line: route, status and time, never the path or the body', async () => {
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

test('a correlation id from outside is cleaned and cut; an empty one is replaced', async () => {
  const idOf = async (id: string) =>
    (await ask('GET', '/open', { headers: { 'x-correlation-id': id } })).headers?.['x-correlation-id'];
  expect(await idOf('abc-123_X')).toBe('abc-123_X');
  expect(await idOf('a\r\nset-cookie: b')).toBe('aset-cookieb');
  expect(await idOf('x'.repeat(70))).toBe('x'.repeat(64));
  expect(await idOf('<>')).toBe('request-1');
});
