import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { runs } from '#shared/runs.ts';
import { LEASE_MS, Leases } from './lease.ts';
import { figures } from './read-figures.ts';
import type { Table } from './table.ts';
import { memoryTable } from './testing/memory-table.ts';
import { anyTicket, eventsOf } from './testing/sample-events.ts';
import { Batch } from './write-facts.ts';

const PERIOD = { from: '2026-11-20', to: '2026-12-31' };
/** A function is ended after so long, and its clock may be so far from others'. */
const ENDED_AFTER = 20_000;
const SKEW = 4_000;
/** Leases run out in the middle of it: many a step is nearly as long as one. */
const ms = fc.oneof(
  { arbitrary: fc.nat(6_000), weight: 6 },
  { arbitrary: fc.integer({ min: LEASE_MS - ENDED_AFTER, max: LEASE_MS }), weight: 1 },
  { arbitrary: fc.nat(LEASE_MS), weight: 1 },
);

const plan = fc.record({
  lives: fc.array(anyTicket, { minLength: 1, maxLength: 3 }),
  readers: fc.integer({ min: 1, max: 3 }),
  /** Per step: who goes on, and how long it took. */
  steps: fc.array(fc.record({ pick: fc.nat(), ms }), {
    minLength: 20,
    maxLength: 120,
  }),
  skews: fc.array(fc.integer({ min: -SKEW, max: SKEW }), { minLength: 1, maxLength: 3 }),
});

/** Every access to the table waits until the plan lets it go on; meanwhile time passes. */
function stage() {
  const waiting: (() => void)[] = [];
  let time = 1_000_000_000;
  return {
    now: () => time,
    wait: () => new Promise<void>((go) => waiting.push(go)),
    async play(steps: readonly { pick: number; ms: number }[]) {
      for (const { pick, ms } of steps) {
        await settled();
        time += ms;
        if (waiting.length > 0) waiting.splice(pick % waiting.length, 1)[0]?.();
      }
      // The rest at once.
      for (await settled(); waiting.length > 0; await settled()) waiting.shift()?.();
    },
    pass: (ms: number) => {
      time += ms;
    },
  };
}
const settled = () => new Promise((done) => setImmediate(done));

/** The same table as a worker sees it whose call is ended when it takes too long: what it had not sent is not sent. */
const until = (table: Table, ended: () => boolean, wait: () => Promise<void>): Table =>
  new Proxy(table, {
    get:
      (of, name: keyof Table) =>
      async (...of_: never[]) => {
        await wait();
        if (ended()) throw new Error('ended');
        return (of[name] as (...all: never[]) => unknown)(...of_);
      },
  });

test('readers see every completed write and keep no stale row, in any interleaving and with expiring leases', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ lives, steps, skews, readers: many }) => {
      const { table } = memoryTable();
      const play = stage();
      const events = lives.flatMap(eventsOf);
      const placed = new Map<string, Set<string>>([
        ['qt', new Set()],
        ['hq', new Set()],
      ]);
      const workers = skews.map((skew, n) => {
        const clock = () => play.now() + skew;
        const mine = events.filter((_, i) => i % skews.length === n);
        let started = 0;
        const seen = until(table, () => clock() - started > ENDED_AFTER, play.wait);
        const leases = new Leases(seen, clock);
        const work = async () => {
          for (const event of mine) {
            for (let done = false; !done; ) {
              started = clock();
              done = await new Batch({ table: seen, leases, zone: DEFAULT_ZONE }, [event]).write(event).then(
                () => true,
                () => false,
              );
            }
            if (event.type.includes('TicketAssigned')) {
              const { area } = event.data as { area: string };
              placed.get(area.slice(0, 2))?.add(event.subject);
            }
          }
        };
        return work();
      });
      const ask = (of: Table, area: string) => figures(of, { area, by: 'day', ...PERIOD }, play.now);
      const watched = until(table, () => false, play.wait);
      const readers = ['qt', 'hq', 'qt'].slice(0, many).map(async (area) => {
        for (let i = 0; i < 12 / many; i++) {
          const atLeast = placed.get(area)?.size ?? 0;
          expect((await ask(watched, area)).total.received).toBeGreaterThanOrEqual(atLeast);
        }
      });
      await Promise.all([play.play(steps), ...workers, ...readers]);
      play.pass(LEASE_MS * 2);
      const fresh = memoryTable().table;
      const all = new Batch(
        { table: fresh, leases: new Leases(fresh, play.now), zone: DEFAULT_ZONE },
        events,
      );
      for (const event of events) await all.write(event);
      for (const area of ['qt', 'hq']) expect(await ask(table, area)).toEqual(await ask(fresh, area));
    }),
    { numRuns: runs(120) },
  );
});
