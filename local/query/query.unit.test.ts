import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../infra/tooling/system/layout.ts';
import { readQuery } from './query.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 1, 0, second)).toISOString();
const lines = [
  { '@timestamp': at(3), message: 'request', service: 'intake', route: 'report', status: 201, ms: 30 },
  { '@timestamp': at(1), message: 'request', service: 'intake', route: 'report', status: 201, ms: 10 },
  { '@timestamp': at(2), message: 'request', service: 'casework', route: 'list', status: 503, ms: 900 },
  {
    '@timestamp': at(400),
    level: 'error',
    message: 'handler failed',
    service: 'routing',
    subject: 'R07PCD',
    error: 'X',
  },
];
const ask = (query: string) => readQuery(query)(lines);

test('lines are filtered by fields, patterns, and, or, not and brackets', () => {
  expect(ask('filter message = "request" and status >= 500')).toHaveLength(1);
  expect(ask('filter subject like /^R07PCD/')).toHaveLength(1);
  expect(ask('filter service like "work" or error = "X"')).toHaveLength(2);
  expect(ask("filter not (service = 'intake' or ispresent(error))")).toHaveLength(1);
  expect(ask('filter status != 201')).toHaveLength(1);
});

test('figures are counted by groups, and sorted', () => {
  expect(
    ask(
      'filter message = "request" | stats count(*) as n, pct(ms, 50), max(ms) by service, route | sort n desc',
    ),
  ).toEqual([
    { service: 'intake', route: 'report', n: 2, 'pct(ms, 50)': 10, 'max(ms)': 30 },
    { service: 'casework', route: 'list', n: 1, 'pct(ms, 50)': 900, 'max(ms)': 900 },
  ]);
  expect(ask('stats count(*) by bin(5m)')).toEqual([
    { 'bin(5m)': '2026-11-22T01:00:00.000Z', 'count(*)': 3 },
    { 'bin(5m)': '2026-11-22T01:05:00.000Z', 'count(*)': 1 },
  ]);
  expect(ask('stats sum(ms), avg(ms), min(ms)')).toEqual([
    { 'sum(ms)': 940, 'avg(ms)': 940 / 3, 'min(ms)': 10 },
  ]);
});

test('fields, order and number of lines are chosen', () => {
  expect(ask('fields @timestamp, service | sort @timestamp | limit 2')).toEqual([
    { '@timestamp': at(1), service: 'intake' },
    { '@timestamp': at(2), service: 'casework' },
  ]);
});

test.each([
  ['filter'],
  ['filter a ~ 1'],
  ['stats median(ms)'],
  ['parse @message'],
  ['filter a = 1 b'],
  ['stats count(*'],
])('"%s" is refused with a reason', (query) => {
  expect(() => readQuery(query)).toThrow(/\w/);
});

test('every query of the operations page is understood', () => {
  const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
  const block = page.split('```insights\n')[1]?.split('```')[0] ?? '';
  const queries = block.split('\n').filter((line) => line && !line.startsWith('#'));
  expect(queries.length).toBeGreaterThan(8);
  const inline = [...page.matchAll(/`(filter [^`]+)`/g)].map(([, query]) =>
    (query ?? '').replaceAll('\n  ', ' '),
  );
  for (const query of [...queries, ...inline]) expect(() => readQuery(query), query).not.toThrow();
});
