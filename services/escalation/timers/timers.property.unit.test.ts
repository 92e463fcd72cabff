import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { runs } from '#shared/runs.ts';
import { type ClockFact, type Deadline, isoOf, sameDeadline } from '../domain/clock.ts';
import { statusOf } from '../domain/deadline-status.ts';
import { nextTimer } from '../domain/timer.ts';
import { MemoryTimers } from '../testing/memory-timers.ts';
import { MINUTE, MONDAY, R, TicketEvents } from '../testing/ticket-events.ts';

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

function ticketOf(gaps: readonly number[], steps: number): TicketEvents {
  const ticket = new TicketEvents(MONDAY + 30 * SECOND);
  const gap = (n: number) => (gaps[n] ?? 1) * SECOND;
  ticket.opened();
  if (steps > 0) ticket.assigned(gap(0));
  if (steps > 1) ticket.accepted(gap(1));
  if (steps > 2) ticket.contacted(gap(2));
  if (steps > 3) ticket.proposed(gap(3));
  if (steps > 4) ticket.reopened(gap(4));
  if (steps > 5) ticket.assigned(gap(5), { why: 'reopened' });
  return ticket;
}

type Timed = ClockFact & { readonly at: string };

test('every timer fires exactly once despite failed writes and queries, sweep outages and duplicate messages', async () => {
  let swept = 0;
  let straight = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ gaps, steps, breaks, noSweep, streamEvery, twice }) => {
      const timers = new MemoryTimers(MONDAY, FAST);
      const ticket = ticketOf(gaps, steps);
      const waiting = [...ticket.events];
      timers.cursor.swept = MONDAY;
      let calls = 0;
      timers.onCall = () => {
        calls += 1;
        if (breaks.includes(calls)) throw new Error('broken');
      };
      for (; timers.now < MONDAY + HORIZON; timers.now += SECOND) {
        const second = (timers.now - MONDAY) / SECOND;
        for (const event of waiting.filter((e) => Date.parse(e.time) <= timers.now))
          await timers.applyEvent(event).then(
            () => waiting.splice(waiting.indexOf(event), 1),
            () => undefined,
          );
        if (second % streamEvery === 0) await timers.runWatcher().catch(() => undefined);
        if (second % 60 === 10 && !noSweep.includes(Math.floor(second / 60)))
          await timers.runSweep().catch(() => undefined);
        if (twice && second % 50 === 0) timers.queue.push(...timers.queue);
        await timers.deliverDue();
      }
      const state = await timers.state(R);
      const log = (await timers.log(R)) as Timed[];
      expect(nextTimer(state) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(timers.now - 2 * SECOND);
      for (const d of state.deadlines) {
        const published = log.filter(
          (f) => f.type === 'DeadlineMissed' && isOf(f, d) && f.rise === undefined,
        );
        const { done } = statusOf(state, d);
        const missed = d.due < timers.now - 2 * SECOND && (done === undefined || done > d.due + 8 * MINUTE);
        expect(published.length, JSON.stringify({ d, published })).toBeLessThanOrEqual(1);
        if (missed) expect(published).toHaveLength(1);
        for (const { at } of published) expect(at >= isoOf(d.due)).toBe(true);
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

const isOf = (f: Timed, d: Deadline): boolean => 'stage' in f && sameDeadline(f, d);
