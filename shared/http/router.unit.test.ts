import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Route, router } from './router.ts';
import type { HttpEvent } from './step.ts';

interface Found {
  readonly name: string;
  readonly params: HttpEvent['pathParameters'];
}
const route = (method: Route['method'], path: string, name: string): Route => ({
  method,
  path,
  handle: async ({ pathParameters: params }) => ({
    headers: { name },
    ...(params && { body: said(params) }),
  }),
});
const said = (params: object) => JSON.stringify(params);
// The parameter stands before the literal segments that win over it.
const find = router(
  '/api/trial',
  [
    route('GET', '/things', 'list'),
    route('GET', '/things/{id}', 'one'),
    route('GET', '/things/newest', 'newest'),
    route('GET', '/{kind}/{id}/parts', 'any parts'),
    route('GET', '/things/{id}/parts', 'parts'),
    route('POST', '/things/{id}/parts/{part}', 'part'),
  ],
  async () => ({ statusCode: 404 }),
);
const ask = async (method: string, rawPath: string, more: object = {}): Promise<Found | undefined> => {
  const event = { rawPath, requestContext: { http: { method } }, ...more } as unknown as HttpEvent;
  const { statusCode, headers, body } = await find(event, {} as Context);
  return statusCode === 404 ? undefined : { name: String(headers?.name), params: JSON.parse(body ?? '{}') };
};

test('matches by method and whole path', async () => {
  expect((await ask('GET', '/api/trial/things'))?.name).toBe('list');
  expect(await ask('GET', '/api/trial/things/R1')).toEqual({ name: 'one', params: { id: 'R1' } });
  expect((await ask('POST', '/api/trial/things/R1/parts/p.2'))?.params).toEqual({ id: 'R1', part: 'p.2' });
  for (const [method, path] of [
    ['POST', '/api/trial/things'],
    ['get', '/api/trial/things'],
    ['GET', '/api/trial//things'],
    ['GET', '/api/other/things'],
    ['GET', '/things'],
    ['GET', '/'],
    ['GET', ''],
  ] as const)
    expect(await ask(method, path), `${method} ${path}`).toBeUndefined();
});

test('does not match a method that no route can have', async () => {
  for (const method of ['', 'HEAD', 'TRACE', 'ANY', 'constructor', '__proto__'])
    expect(await ask(method, '/api/trial/things'), method).toBeUndefined();
});

test('prefers a literal segment to a parameter, whatever the order of the manifest', async () => {
  expect((await ask('GET', '/api/trial/things/newest'))?.name).toBe('newest');
  expect((await ask('GET', '/api/trial/things/R1/parts'))?.name).toBe('parts');
  expect((await ask('GET', '/api/trial/others/R1/parts'))?.name).toBe('any parts');
});

test('does not match a path with a trailing slash', async () => {
  for (const path of ['/things/', '/things/R1/', '/things/newest/', '/things/R1/parts/'])
    expect(await ask('GET', `/api/trial${path}`), path).toBeUndefined();
});

test('a parameter is an id: what cannot be one is an unknown path, whatever stands in the table', async () => {
  expect((await ask('GET', '/api/trial/things/a%40b'))?.params).toEqual({ id: 'a@b' });
  for (const id of [
    'grant%2330412',
    'grant#1',
    '%',
    '%ff',
    '%00',
    'a%2Fb',
    '%20',
    'a b',
    '🏠',
    'x'.repeat(129),
    '',
  ])
    expect(await ask('GET', `/api/trial/things/${id}`), id).toBeUndefined();
  expect(await ask('GET', `/api/trial/things/${'x'.repeat(128)}`)).toBeDefined();
});

test('ignores path parameters that came with the event', async () => {
  const more = { pathParameters: { id: 'grant#1', proxy: 'things/R1' } };
  expect((await ask('GET', '/api/trial/things/R1', more))?.params).toEqual({ id: 'R1' });
  expect((await ask('GET', '/api/trial/things', more))?.params).toEqual({});
});

test('the raw path decides, in whichever version the event says it is', async () => {
  for (const more of [
    { version: '1.0', path: '/api/trial/things/newest' },
    { version: '2.0' },
    { method: 'GET' },
  ])
    expect((await ask('GET', '/api/trial/things', more))?.name).toBe('list');
  const requestContext = { http: { method: 'GET', path: '/api/trial/things/newest' } };
  expect((await ask('GET', '/api/trial/things', { requestContext }))?.name).toBe('list');
});

test('never throws, whatever the path', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (rest) => {
      const found = await ask('GET', `/api/trial/things/${rest}`);
      if (found?.name === 'one') expect(found.params?.id).toMatch(/^[\w.@-]+$/);
    }),
  );
});
