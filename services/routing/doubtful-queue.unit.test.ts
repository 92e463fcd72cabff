import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { type DoubtfulFact, decision } from './domain/decision.ts';
import { type Position, queuesOf, waitingIn } from './doubtful-queue.ts';
import { sample } from './testing/sample-community.ts';

interface Put {
  readonly ticket: string;
  readonly area: string;
  readonly at: string;
}

/** The index as the table keeps it: open decisions, by queue, in order of `since` and key. */
async function table(puts: readonly Put[]) {
  const store = memoryStore();
  for (const { ticket, area, at } of puts) {
    const waiting = area.split('/').slice(0, 2).join('/');
    const fact = {
      type: 'RoutingDoubtful',
      request: 1,
      area,
      waiting,
      number: '1',
      level: 1,
      rules: 1,
    } as const;
    const doubtful: DoubtfulFact = { ...fact, reasons: [], candidates: [] };
    const by = { cause: { id: ticket }, at, actor: 'x' };
    await commit({ store }, decision, ticket, by, () => ({ events: [doubtful] }));
  }
  const order = (i: { since?: unknown; pk: string }) => `${i.since} ${i.pk}`;
  return {
    keys: async (
      _: unknown,
      waiting: string,
      { limit = 99, after }: { limit?: number; after?: Record<string, unknown> } = {},
    ) => {
      const all = store
        .items()
        .filter((i) => i.waiting === waiting && (!after || order(i) > order(after as never)))
        .sort((a, b) => (order(a) < order(b) ? -1 : 1));
      const page = all.slice(0, limit);
      const last = page.at(-1);
      const next = last && all.length > limit && { pk: last.pk, sk: '-', waiting, since: last.since };
      return { keys: page.map(({ pk, sk, since }) => ({ pk, sk, sort: `${since}` })), ...(next && { next }) };
    },
    many: async (keys: readonly { pk: string }[]) =>
      keys.flatMap(({ pk }) => store.items().filter((i) => i.pk === pk)) as never[],
  };
}

const puts = fc
  .array(
    fc.record({
      area: fc.constantFrom('c', 'c/a', 'c/a/a1', 'c/a/a2', 'c/b', 'c/b/b1'),
      second: fc.integer({ min: 10, max: 19 }),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(
      ({ area, second }, i): Put => ({ area, ticket: `R${i}`, at: `2026-11-22T02:00:${second}.000Z` }),
    ),
  );

test('pages through all doubts in the caller’s areas, oldest first, each once', async () => {
  await fc.assert(
    fc.asyncProperty(
      puts,
      fc.constantFrom(['c'], ['c/a'], ['c/a/a1'], ['c/a/a1', 'c/b'], ['c/b', 'c/a']),
      fc.integer({ min: 1, max: 5 }),
      async (all, held, limit) => {
        const rows = await table(all);
        const seen: string[] = [];
        let after: Position | undefined;
        for (let page = 0; page === 0 || after; page++) {
          expect(page).toBeLessThan(40);
          const { items, next } = await waitingIn(rows, sample, held, { after, limit });
          expect(items.length).toBeLessThanOrEqual(limit);
          seen.push(...items.map((i) => i.ticket));
          after = next;
        }
        const mine = all
          .filter((p) => held.some((h) => p.area === h || p.area.startsWith(`${h}/`)))
          .sort((a, b) => (`${a.at} ${a.ticket}` < `${b.at} ${b.ticket}` ? -1 : 1));
        expect(seen).toEqual(mine.map((p) => p.ticket));
      },
    ),
    { numRuns: 150 },
  );
});

test('a lead reads the queues of their areas, and the one above a single block', () => {
  expect(queuesOf(sample, ['c']).sort()).toEqual(['c', 'c/a', 'c/b']);
  expect(queuesOf(sample, ['c/a'])).toEqual(['c/a']);
  expect(queuesOf(sample, ['c/a/a1'])).toEqual(['c/a']);
  expect(queuesOf(sample, ['*']).sort()).toEqual(['c', 'c/a', 'c/b']);
  expect(queuesOf(sample, ['x'])).toEqual([]);
});
