import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { runs } from '#shared/runs.ts';
import { type ClockFact, type Deadline, isoOf, same } from '../domain/clock.ts';
import { verdictOf } from '../domain/deadline-status.ts';
import { nextRing } from '../domain/timer.ts';
import { Clockwork } from '../testing/memory-timers.ts';
import { Life, MINUTE, MONDAY, R } from '../testing/ticket-events.ts';

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

const SECOND = 1000;
/** Deadlines of seconds to minutes, as in a rehearsal. */
const FAST = { speed: 450 };

/** What the worker does and when, what breaks, and in which minutes no sweep runs. */
const story = fc.record({
  gaps: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 6, maxLength: 6 }),
  steps: fc.nat(6),
  breaks: fc.array(fc.nat(300), { maxLength: 25 }),
  noSweep: fc.uniqueArray(fc.nat(14), { maxLength: 6 }),
  streamEvery: fc.integer({ min: 1, max: 5 }),
  twice: fc.boolean(),
});

const HORIZON = 20 * MINUTE;

function lifeOf(gaps: readonly number[], steps: number): Life {
  const life = new Life(MONDAY + 30 * SECOND);
  const gap = (n: number) => (gaps[n] ?? 1) * SECOND;
  life.opened();
  if (steps > 0) life.assigned(gap(0));
  if (steps > 1) life.accepted(gap(1));
  if (steps > 2) life.contacted(gap(2));
  if (steps > 3) life.proposed(gap(3));
  if (steps > 4) life.reopened(gap(4));
  if (steps > 5) life.assigned(gap(5), { why: 'reopened' });
  return life;
}

type Timed = ClockFact & { readonly at: string };

test('through broken puts, lost queries, outages of the sweep and doubled messages every timer rings once, and none is lost', async () => {
  let swept = 0;
  let straight = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ gaps, steps, breaks, noSweep, streamEvery, twice }) => {
      const works = new Clockwork(MONDAY, FAST);
      const life = lifeOf(gaps, steps);
      const waiting = [...life.events];
      works.cursor.swept = MONDAY;
      let calls = 0;
      works.breaks = () => {
        calls += 1;
        if (breaks.includes(calls)) throw new Error('broken');
      };
      for (; works.now < MONDAY + HORIZON; works.now += SECOND) {
        const second = (works.now - MONDAY) / SECOND;
        for (const event of waiting.filter((e) => Date.parse(e.time) <= works.now))
          await works.hears(event).then(
            () => waiting.splice(waiting.indexOf(event), 1),
            () => undefined,
          );
        if (second % streamEvery === 0) await works.streams().catch(() => undefined);
        if (second % 60 === 10 && !noSweep.includes(Math.floor(second / 60)))
          await works.sweeps().catch(() => undefined);
        if (twice && second % 50 === 0) works.queue.push(...works.queue);
        await works.delivers();
      }
      const state = await works.state(R);
      const log = (await works.log(R)) as Timed[];
      expect(nextRing(state) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(works.now - 2 * SECOND);
      for (const d of state.deadlines) {
        const said = log.filter((f) => f.type === 'DeadlineMissed' && isOf(f, d) && f.rise === undefined);
        const { done } = verdictOf(state, d);
        const missed = d.due < works.now - 2 * SECOND && (done === undefined || done > d.due + 8 * MINUTE);
        expect(said.length, JSON.stringify({ d, said })).toBeLessThanOrEqual(1);
        if (missed) expect(said).toHaveLength(1);
        for (const { at } of said) expect(at >= isoOf(d.due)).toBe(true);
        const warned = log.filter((f) => f.type === 'DeadlineNear' && isOf(f, d));
        expect(warned.length).toBeLessThanOrEqual(1);
        for (const { at } of warned) expect(at >= isoOf(d.near) && at < isoOf(d.due)).toBe(true);
      }
      swept += log.filter((f) => 'via' in f && f.via === 'sweep').length;
      straight += log.filter((f) => 'via' in f && f.via === 'stream').length;
    }),
    { numRuns: runs(40) },
  );
  expect(swept).toBeGreaterThan(0);
  expect(straight).toBeGreaterThan(0);
});

const isOf = (f: Timed, d: Deadline): boolean => 'stage' in f && same(f, d);
