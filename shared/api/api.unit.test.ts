import { expect, test, vi } from 'vitest';
import type { Principal } from '#shared/auth/principal.ts';
import { CauseReused, Conflict, Refused } from '#shared/commit/decision.ts';
import { anonymous, leader, nobody, resident, worker } from '#shared/http/testing/principals.ts';
import { accepted, created, ok, requireFor } from '../http/call.ts';
import { fromCursor } from '../http/cursor.ts';
import { answerHeaders, policies } from '../http/headers.ts';
import { Problem, problems } from '../http/problem.ts';
import { testApi } from './testing/test-api.ts';

const { ask, given } = testApi();

test('the kinds of good answers', () => {
  const statuses = [ok, created, accepted].map((make) => make({ a: 1 }));
  expect(statuses).toEqual([200, 201, 202].map((status) => ({ status, body: { a: 1 } })));
});

test('answers with JSON that no cache keeps, and the correlation id', async () => {
  const answer = await ask('GET', '/open');
  expect(answer).toMatchObject({ statusCode: 200, json: { open: true } });
  expect(answer.headers).toEqual({
    ...answerHeaders(policies.data, true),
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-correlation-id': 'request-1',
  });
});

test('writes a problem with type, title in the caller’s language, status, code and correlation id', async () => {
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

test('rejects a caller without the right before it looks at body and key', async () => {
  const work = vi.fn();
  const answer = await ask('POST', '/work', { who: leader, body: { wrong: 1 } }, { work });
  expect(answer.json).toMatchObject({ status: 403, code: 'no-right' });
  expect(answer.json.errors).toBeUndefined();
  expect(work).not.toHaveBeenCalled();
});

test('reports the first thing wrong: path, token, right, site, size, type, JSON, key, fields', async () => {
  const wrong = {
    who: problems.tokenExpired() as Principal | Error,
    text: 'x'.repeat(70_000),
    headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' } as Record<string, string>,
  };
  const codeOf = async (path: string) => (await ask('POST', path, wrong)).json.code;
  expect(await codeOf('/nowhere')).toBe('not-found');
  expect(await codeOf('/strict')).toBe('token-expired');
  wrong.who = leader;
  expect(await codeOf('/strict')).toBe('no-right');
  wrong.who = worker;
  expect(await codeOf('/strict')).toBe('cross-site');
  delete wrong.headers['sec-fetch-site'];
  expect(await codeOf('/strict')).toBe('too-large');
  wrong.text = '{';
  expect(await codeOf('/strict')).toBe('not-json');
  wrong.headers['content-type'] = 'application/json';
  expect(await codeOf('/strict')).toBe('bad-json');
  wrong.text = '{"note":5}';
  expect(await codeOf('/strict')).toBe('idempotency-key-needed');
  wrong.headers['idempotency-key'] = '12345678';
  expect(await codeOf('/strict')).toBe('invalid');
  wrong.text = '{}';
  expect((await ask('POST', '/strict', wrong)).statusCode).toBe(200);
});

test('rejects an invalid token on public routes, too', async () => {
  const answer = await ask('GET', '/open', { who: problems.tokenExpired() });
  expect(answer.json).toMatchObject({ status: 401, code: 'token-expired' });
});

test('rejects an invalid body or query field by field', async () => {
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

test('rejects a key that is not 8 to 100 visible characters', async () => {
  const withKey = (key?: string) =>
    ask('POST', '/keyed/R1', { body: {}, headers: key === undefined ? {} : { 'idempotency-key': key } });
  for (const bad of [undefined, '', '1234567', 'x'.repeat(101), 'with space', 'umläut-key', 'tab\tkey-8'])
    expect((await withKey(bad)).json).toMatchObject({ status: 400, code: 'idempotency-key-needed' });
  for (const good of ['12345678', 'x'.repeat(100), '~!@#$%^&*()'])
    expect((await withKey(good)).json).toEqual({ key: good });
});

test('hands the handler parameters, language, instant, address and key', async () => {
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

test('distinguishes another body or path from the same request sent again', async () => {
  const headers = { 'idempotency-key': '12345678' };
  await ask('POST', '/keyed/R1', { body: {}, headers });
  await ask('POST', '/keyed/R1', { body: {}, headers: { ...headers, 'accept-language': 'en' } });
  await ask('POST', '/keyed/R2', { body: {}, headers });
  const [one, again, other] = given.map(({ fingerprint }) => fingerprint);
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

test('rejects a browser’s post from another site, with or without cookies, and accepts programs and bearer tokens', async () => {
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
])('turns what a handler throws into a problem: %s', async (thrown, status, code) => {
  const answer = await ask('GET', '/open', {}, { open: async () => Promise.reject(thrown) });
  expect(answer.json).toMatchObject({ status, code });
  expect(answer.statusCode).toBe(status);
});

test('writes a field’s message in the caller’s language, whoever rejected it', async () => {
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

test('sends no body where the answer has none', async () => {
  const answer = await ask('GET', '/open', {}, { open: async () => ({ status: 204 }) });
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
});

test('requires an area for a right that belongs to an area', () => {
  requireFor(worker, 'ticket.work', 'qt/qt-03');
  for (const [who, area] of [
    [worker, undefined],
    [worker, 'other'],
    [leader, 'qt'],
    [anonymous, 'qt'],
  ] as const)
    expect(() => requireFor(who, 'ticket.work', area)).toThrow('not-found');
});
