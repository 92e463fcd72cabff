import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CloudEvent } from '#events/envelope.ts';
import { runs } from '#shared/runs.ts';
import { ClockFixture, clockAfter } from '../testing/clock-fixture.ts';
import { anyTicketEvents, HOUR } from '../testing/ticket-events.ts';
import { nextTimer } from './timer.ts';

const FAR = 60 * 24 * HOUR;

/** The events of a ticket in any order, some of them twice. */
const shuffled = anyTicketEvents.chain(({ events }) =>
  fc
    .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events))
    .chain(([all, again]) =>
      fc.record({
        events: fc.constant(events),
        mixed: fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
      }),
    ),
);

test('sets and meets the same deadlines in whatever order and however often events arrive', () => {
  fc.assert(
    fc.property(shuffled, ({ events, mixed }) => {
      const [straight, crooked] = [clockAfter(events), clockAfter(mixed)];
      expect(crooked.statuses()).toEqual(straight.statuses());
      expect(crooked.clock.place).toEqual(straight.clock.place);
      expect(nextTimer(crooked.clock)).toBe(nextTimer(straight.clock));
    }),
    { numRuns: runs(400) },
  );
});

test('applying an event again records nothing', () => {
  fc.assert(
    fc.property(shuffled, ({ events, mixed }) => {
      const fixture = clockAfter(mixed);
      expect(fixture.applyEvent(...events)).toEqual([]);
    }),
  );
});

test('with timers in between, every deadline ends in the same status and is published once', () => {
  fc.assert(
    fc.property(shuffled, fc.array(fc.nat(20 * 24), { maxLength: 12 }), ({ events, mixed }, hours) => {
      const start = Date.parse(events[0]?.time ?? '');
      const [straight, crooked] = [events, mixed].map((list) => withTimers(list, start, hours));
      expect(crooked?.statuses()).toEqual(straight?.statuses());
      for (const fixture of [straight, crooked]) {
        const published = fixture?.facts
          .filter((f) => f.type === 'DeadlineNear' || f.type === 'DeadlineMissed')
          .map(({ via: _via, lateMs: _late, ...fact }) => JSON.stringify(fact));
        expect(new Set(published).size).toBe(published?.length);
      }
    }),
    { numRuns: runs(400) },
  );
});

/** Fires timers at these hours, some between the events, and long after all of them. */
function withTimers(events: readonly CloudEvent[], start: number, hours: readonly number[]): ClockFixture {
  const fixture = new ClockFixture();
  const rings = [...hours].sort((a, b) => a - b);
  for (const [at, event] of events.entries()) {
    fixture.applyEvent(event);
    if (at % 2 === 1) fixture.onTimer(start + (rings.shift() ?? 0) * HOUR);
  }
  for (const hour of rings) fixture.onTimer(start + hour * HOUR);
  for (let at = nextTimer(fixture.clock); at !== undefined; at = nextTimer(fixture.clock))
    fixture.onTimer(Math.max(at, start + FAR));
  return fixture;
}

test('after the last timer no deadline is open and no timer is left', () => {
  fc.assert(
    fc.property(anyTicketEvents, ({ events }) => {
      const fixture = withTimers(events, Date.parse(events[0]?.time ?? ''), []);
      expect(fixture.statuses().filter((v) => v.includes('"open"'))).toEqual([]);
      expect(nextTimer(fixture.clock)).toBeUndefined();
    }),
  );
});
