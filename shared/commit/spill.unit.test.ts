import { expect, test } from 'vitest';
import type { Aggregate, Entry, Head } from './aggregate.ts';
import { fold } from './log.ts';
import { HEAD_ROOM, itemSize } from './size.ts';
import { spill } from './spill.ts';

const count: Aggregate<{ n: number; gone?: undefined }, { type: 'Counted'; by: number }> = {
  name: 'count',
  initial: { n: 0 },
  evolve: ({ n }, fact) => ({ n: n + fact.by, gone: undefined }),
  publish: {},
};
const at = (n: number) => new Date(Date.UTC(2026, 10, 22, 1, n)).toISOString();
const entry = (n: number): Entry => ['Counted', at(n), 'a', `cause-${n}`, { by: n }];

/** A head with entries 1…n, filled up to `bytes`. */
function headOf(n: number, bytes: number, more: Partial<Head> = {}): Head {
  const log = Array.from({ length: n }, (_, i) => entry(i + 1));
  const bare = {
    pk: 'C1',
    sk: '-',
    kind: 'count',
    version: n,
    spilled: 0,
    changed: '',
    log,
    ...more,
  } as Head;
  const head = { ...bare, fill: 'x'.repeat(Math.max(0, bytes - itemSize(bare) - 4)) };
  expect(itemSize(head)).toBe(bytes);
  return head;
}

test('a head of 1 KB, its stamp included, keeps its log; one byte more moves the oldest eight out', () => {
  expect(HEAD_ROOM + itemSize({ wrote: 1_795_334_400_123 })).toBe(1024);
  expect(spill(count, headOf(9, HEAD_ROOM), 1)).toEqual({ head: headOf(9, HEAD_ROOM), chunks: [] });
  const { head, chunks } = spill(count, headOf(9, HEAD_ROOM + 1), 1);
  const oldest = headOf(9, 1025).log.slice(0, 8);
  expect(chunks).toEqual([{ pk: 'C1', sk: 'log#0', log: oldest }]);
  expect(head).toMatchObject({
    version: 9,
    spilled: 8,
    spilledUntil: at(8),
    base: { n: 36 },
    log: [entry(9)],
  });
  expect(head.base).not.toHaveProperty('gone');
  expect(fold(count, head)).toEqual({ state: { n: 45 }, version: 9 });
});

test('entries of this commit stay: fewer than eight older ones, and nothing moves', () => {
  expect(spill(count, headOf(9, 1300), 2).chunks).toEqual([]);
  expect(spill(count, headOf(9, 1300), 1).chunks).toHaveLength(1);
  expect(spill(count, headOf(12, 1300), 12).chunks).toEqual([]);
});

test('it goes on while the head is too large, and numbers the chunks on', () => {
  const { head, chunks } = spill(
    count,
    headOf(20, 3000, { spilled: 16, version: 36, spilledUntil: at(50), base: { n: 5 } }),
    1,
  );
  expect(chunks.map(({ sk }) => sk)).toEqual(['log#2', 'log#3']);
  expect(chunks[1]?.log).toEqual(Array.from({ length: 8 }, (_, i) => entry(i + 9)));
  expect(head).toMatchObject({ spilled: 32, version: 36, base: { n: 5 + 136 } });
  expect(head.log).toHaveLength(4);
});

test('spilledUntil is the newest instant, also when a clock ran behind', () => {
  const late = headOf(9, 1100, { spilledUntil: at(59), spilled: 8, version: 17, base: { n: 0 } });
  expect(spill(count, late, 1).head.spilledUntil).toBe(at(59));
  const crooked = headOf(9, 1100);
  const log = [
    ...crooked.log.slice(0, 3).reverse(),
    ...crooked.log.slice(3, 7).toReversed(),
    ...crooked.log.slice(7),
  ];
  expect(spill(count, { ...crooked, log }, 1).head.spilledUntil).toBe(at(8));
  expect(
    spill(count, { ...crooked, log: [log[7] as Entry, ...log.slice(0, 7), entry(9)] }, 1).head.spilledUntil,
  ).toBe(at(8));
});
