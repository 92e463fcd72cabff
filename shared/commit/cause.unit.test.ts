import { expect, test } from 'vitest';
import type { Entry, Head } from './aggregate.ts';
import { type Cause, entriesOf, maybeSpilled } from './cause.ts';
import { CauseReused } from './decision.ts';
import { shortHash } from './entry.ts';
import type { Item } from './store.ts';

const UNTIL = '2026-11-22T01:00:00.000Z';
const entry = (cause: string, type = 'Noted', body?: string): Entry =>
  body ? [type, UNTIL, 'a', shortHash(cause), {}, shortHash(body)] : [type, UNTIL, 'a', shortHash(cause)];
const fill = (n: number) => Array.from({ length: n }, (_, i) => entry(`fill-${i}`));

/** A head with `spilled` in chunks of eight, and a store that notes what is asked for. */
function stored(spilled: Entry[], log: Entry[]) {
  const asked: string[] = [];
  const head: Head = {
    pk: 'R1',
    sk: '-',
    kind: 'x',
    version: spilled.length + log.length,
    spilled: spilled.length,
    ...(spilled.length > 0 && { spilledUntil: UNTIL, base: {} }),
    changed: UNTIL,
    log,
  };
  const get = async (pk: string, sk: string): Promise<Item | undefined> => {
    asked.push(sk);
    const n = Number(sk.slice(4)) * 8;
    return { pk, sk, log: spilled.slice(n, n + 8) };
  };
  return { head, asked, find: (cause: Cause) => entriesOf({ get }, head, cause) };
}

test.each<[string | undefined, boolean, string]>([
  ['2026-11-22T01:05:00.000Z', true, 'five minutes after the newest spilled entry'],
  ['2026-11-22T01:05:00.001Z', false, 'a millisecond later'],
  ['2026-11-22T00:00:00.000Z', true, 'long before'],
  ['not an instant', true, 'at no known instant'],
  [undefined, true, 'at an unknown instant'],
])('a cause made at %s may be spilled: %s (%s)', (made, may) => {
  const { head } = stored(fill(8), []);
  expect(maybeSpilled(head, made)).toBe(may);
});

test('looks for no spilled entries where there are none', async () => {
  const { head, asked, find } = stored([], fill(3));
  expect(maybeSpilled(head, undefined)).toBe(false);
  expect(await find({ id: 'new' })).toEqual([]);
  expect(asked).toEqual([]);
});

test('finds a cause in the head without another read', async () => {
  const { asked, find } = stored(fill(16), [entry('x'), entry('c'), entry('c', 'Urged'), entry('y')]);
  expect(await find({ id: 'c' })).toEqual([entry('c'), entry('c', 'Urged')]);
  expect(asked).toEqual([]);
});

test('looks for an old or unknown cause in every chunk, and for a new one in none', async () => {
  const { asked, find } = stored([...fill(9), entry('c'), ...fill(6)], fill(2));
  expect(await find({ id: 'c', made: '2026-11-22T02:00:00.000Z' })).toEqual([]);
  expect(asked).toEqual([]);
  expect(await find({ id: 'c', made: UNTIL })).toEqual([entry('c')]);
  expect(await find({ id: 'c' })).toEqual([entry('c')]);
  expect(asked).toEqual(['log#0', 'log#1', 'log#0', 'log#1']);
});

test('joins facts of one commit that spilling has separated', async () => {
  const { find } = stored([...fill(7), entry('c', 'A')], [entry('c', 'B'), entry('x')]);
  expect(await find({ id: 'c', made: '2026-11-22T02:00:00.000Z' })).toEqual([
    entry('c', 'A'),
    entry('c', 'B'),
  ]);
});

test('notices another body in the head and among spilled entries', async () => {
  const { find } = stored([...fill(7), entry('old', 'A', 'one')], [entry('young', 'B', 'one')]);
  for (const id of ['old', 'young']) {
    expect(await find({ id, fingerprint: 'one' })).toHaveLength(1);
    expect(await find({ id })).toHaveLength(1);
    await expect(find({ id, fingerprint: 'two' })).rejects.toBeInstanceOf(CauseReused);
  }
});
