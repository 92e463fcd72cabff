import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { matcher } from './router.ts';

const route = (method: RouteSpec['method'], path: string): RouteSpec => ({
  method,
  path,
  access: 'public',
  summary: 'for this test',
});
const find = matcher('/api/trial', {
  list: route('GET', '/things'),
  one: route('GET', '/things/{id}'),
  newest: route('GET', '/things/newest'),
  part: route('POST', '/things/{id}/parts/{part}'),
});

test('method and whole path decide; a literal segment wins over a parameter', () => {
  expect(find('GET', '/api/trial/things')?.name).toBe('list');
  expect(find('GET', '/api/trial/things/newest')?.name).toBe('newest');
  expect(find('GET', '/api/trial/things/R1')).toMatchObject({ name: 'one', params: { id: 'R1' } });
  expect(find('POST', '/api/trial/things/R1/parts/p.2')?.params).toEqual({ id: 'R1', part: 'p.2' });
  for (const [method, path] of [
    ['POST', '/api/trial/things'],
    ['get', '/api/trial/things'],
    ['GET', '/api/trial/things/'],
    ['GET', '/api/trial/things/R1/'],
    ['GET', '/api/trial//things'],
    ['GET', '/api/other/things'],
    ['GET', '/things'],
    ['GET', ''],
  ] as const)
    expect(find(method, path)).toBeUndefined();
});

test('a parameter is an id: what cannot be one is an unknown path, whatever stands in the table', () => {
  expect(find('GET', '/api/trial/things/a%40b')?.params).toEqual({ id: 'a@b' });
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
    expect(find('GET', `/api/trial/things/${id}`)).toBeUndefined();
  expect(find('GET', `/api/trial/things/${'x'.repeat(128)}`)).toBeDefined();
});

test('no path makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (rest) => {
      const found = find('GET', `/api/trial/things/${rest}`);
      if (found?.name === 'one') expect(found.params.id).toMatch(/^[\w.@-]+$/);
    }),
  );
});
