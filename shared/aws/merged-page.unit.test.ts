import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryRows } from './memory-rows.ts';
import { type IndexKey, mergedPage, type Place } from './merged-page.ts';

const INDEX = { name: 'late', attribute: 'late', sort: 'since' };
const PARTITIONS = ['a', 'b', 'c'];

/** Rows in one partition each, with the value that they are sorted by. */
async function table(rows: readonly (readonly [partition: string, since: string])[]) {
  const memory = memoryRows();
  for (const [n, [late, since]] of rows.entries())
    await memory.rows.put({ pk: `R${String(n).padStart(3, '0')}`, sk: '-', late, since });
  return memory;
}

/** All pages of a list, and what was read. */
async function through(
  { rows }: Awaited<ReturnType<typeof table>>,
  lists: { newest?: boolean; exact?: boolean },
  { limit = 3, step = 2, look = 1000, isWanted = (_: string): boolean => true } = {},
) {
  const pages: string[][] = [];
  let read = 0;
  let after: Place | undefined;
  do {
    const { items, next } = await mergedPage(
      rows,
      { index: INDEX, partitions: PARTITIONS, after, ...lists },
      {
        limit,
        step,
        look,
        read: async (keys: readonly IndexKey[]) => {
          read += keys.length;
          return keys.map(({ pk }) => pk).filter(isWanted);
        },
      },
    );
    pages.push(items);
    after = next;
    expect(pages.length).toBeLessThan(100);
  } while (after);
  return { pages, seen: pages.flat(), read };
}

const anyRows = (instants: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'elsewhere'), instants), { maxLength: 30 });

const sorted = (rows: readonly (readonly [string, string])[], newest: boolean) => {
  const all = rows
    .map(([partition, since], n) => ({ partition, order: `${since} R${String(n).padStart(3, '0')}` }))
    .filter(({ partition }) => PARTITIONS.includes(partition))
    .map(({ order }) => order)
    .sort();
  return (newest ? all.reverse() : all).map((order) => order.slice(order.indexOf(' ') + 1));
};

test('shows each item once and in order, in full pages, however many share an instant', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyRows(fc.constantFrom('1', '2', '3', '4')),
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      async (rows, newest, limit) => {
        const { pages, seen } = await through(await table(rows), { newest, exact: true }, { limit });
        expect(seen).toEqual(sorted(rows, newest));
        expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('keeps items of one instant on one page when the page size need not be exact', async () => {
  const rows = [0, 1, 1, 1, 2, 3].map((since, n) => [PARTITIONS[n % 3] ?? '', `${since}`] as const);
  const { pages } = await through(await table(rows), {}, { limit: 2 });
  expect(pages).toEqual([
    ['R000', 'R001', 'R002', 'R003'],
    ['R004', 'R005'],
  ]);
});

test('reads items no further than a page shows', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => [PARTITIONS[n % 3] ?? '', String(100 + n)] as const);
  const { read, pages } = await through(await table(rows), { exact: true }, { limit: 10, step: 10 });
  expect(pages).toHaveLength(6);
  expect(read).toBe(60);
});

test('returns a short page with a cursor when few of very many items match', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => ['a', String(100 + n)] as const);
  const isWanted = (pk: string) => pk === 'R000' || pk === 'R059';
  const { pages } = await through(
    await table(rows),
    { exact: true },
    { limit: 5, step: 5, look: 20, isWanted },
  );
  expect(pages).toEqual([['R000'], [], ['R059']]);
});

test('skips items that cannot match without reading them', async () => {
  const { rows } = await table([
    ['a', '1'],
    ['a', '2'],
  ]);
  const asked: IndexKey[] = [];
  await mergedPage(
    rows,
    { index: INDEX, partitions: PARTITIONS },
    {
      limit: 9,
      step: 9,
      look: 9,
      may: ({ since }) => since === '2',
      read: async (keys) => {
        asked.push(...keys);
        return [];
      },
    },
  );
  expect(asked).toEqual([{ pk: 'R001', sk: '-', since: '2' }]);
});
