import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CloudEvent } from '#events/envelope.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { Leases } from '../services/analytics/lease.ts';
import { type Answer, figures } from '../services/analytics/read-figures.ts';
import { memoryTable } from '../services/analytics/testing/memory-table.ts';
import { anyTicket, BLOCKS, type Event, eventsOf } from '../services/analytics/testing/sample-events.ts';
import { Batch } from '../services/analytics/write-facts.ts';
import { runs } from '../shared/runs.ts';
import { BY, differences } from './support/recount/compare.ts';
import { itemsOf } from './support/recount/items.ts';

/** What analytics tells is compared with a second, plainer way of counting that shares no code with it. */
const PERIOD = { from: '2026-11-20', to: '2026-12-31' };
const AREAS = [
  ...new Set(BLOCKS.flatMap((path) => path.split('/').map((_, i, ids) => ids.slice(0, i + 1).join('/')))),
];
const lives = fc.array(anyTicket, { minLength: 1, maxLength: 8 }).map((all) => all.flatMap(eventsOf));
/** Every event at least once, some twice, in any order, cut into batches anywhere. */
const delivered = lives.chain((events) =>
  fc.record({
    events: fc.constant(events),
    order: fc
      .tuple(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.subarray(events),
        fc.integer({ min: 1, max: 10 }),
      )
      .map(([all, again, size]) => batches([...all, ...again], size)),
  }),
);
const batches = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

async function take(
  table: ReturnType<typeof memoryTable>['table'],
  order: readonly Event[][],
  now: () => number,
) {
  const leases = new Leases(table, now);
  for (const events of order) {
    const batch = new Batch({ table, leases, zone: DEFAULT_ZONE }, events);
    await Promise.all(events.map((event) => batch.write(event)));
  }
}

test('whatever order and repetition events come in, every figure of every area and cut is that of a plain count', async () => {
  await fc.assert(
    fc.asyncProperty(delivered, async ({ events, order }) => {
      const { table } = memoryTable();
      let now = 1_000_000;
      await take(table, order, () => now++);
      const items = itemsOf(events as unknown as CloudEvent[]);
      for (const area of AREAS) {
        for (const by of BY) {
          const answer = await figures(table, { area, by, ...PERIOD }, () => now);
          expect(
            differences(area, by, items, answer as unknown as Parameters<typeof differences>[3]),
          ).toEqual([]);
        }
      }
    }),
    { numRuns: runs(60) },
  );
});

test('stored roll-ups equal the sheets, before and after more events', async () => {
  await fc.assert(
    fc.asyncProperty(delivered, fc.nat(20), async ({ events, order }, cut) => {
      const { table } = memoryTable();
      let now = 1_000_000;
      const ask = async (): Promise<Answer[]> =>
        Promise.all(
          AREAS.flatMap((area) => BY.map((by) => figures(table, { area, by, ...PERIOD }, () => now))),
        );
      await take(table, order.slice(0, cut), () => now++);
      now += 3_600_000;
      const first = await ask();
      expect(await ask()).toEqual(first);
      await take(table, order.slice(cut), () => now++);
      now += 3_600_000;
      const items = itemsOf(events as unknown as CloudEvent[]);
      for (let i = 0; i < 2; i++)
        for (const area of AREAS)
          for (const by of BY) {
            const answer = await figures(table, { area, by, ...PERIOD }, () => now);
            expect(
              differences(area, by, items, answer as unknown as Parameters<typeof differences>[3]),
            ).toEqual([]);
          }
    }),
    { numRuns: runs(40) },
  );
});
