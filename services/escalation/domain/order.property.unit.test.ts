import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CloudEvent } from '#events/envelope.ts';
import { runs } from '#shared/runs.ts';
import { Heard, heard } from '../testing/clock-fixture.ts';
import { anyLife, HOUR } from '../testing/ticket-events.ts';
import { nextRing } from './timer.ts';

const FAR = 60 * 24 * HOUR;

/** The events of a life in any order, some of them twice. */
const shuffled = anyLife.chain(({ events }) =>
  fc
    .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events))
    .chain(([all, again]) =>
      fc.record({
        events: fc.constant(events),
        mixed: fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
      }),
    ),
);

test('whatever order events come in, and however often, the same deadlines are set and the same are met', () => {
  fc.assert(
    fc.property(shuffled, ({ events, mixed }) => {
      const [straight, crooked] = [heard(events), heard(mixed)];
      expect(crooked.verdicts()).toEqual(straight.verdicts());
      expect(crooked.clock.place).toEqual(straight.clock.place);
      expect(nextRing(crooked.clock)).toBe(nextRing(straight.clock));
    }),
    { numRuns: runs(400) },
  );
});

test('an event that comes again says nothing', () => {
  fc.assert(
    fc.property(shuffled, ({ events, mixed }) => {
      const world = heard(mixed);
      expect(world.hears(...events)).toEqual([]);
    }),
  );
});

test('with the same timers too: the last word on each deadline is the same, and none is told of twice', () => {
  fc.assert(
    fc.property(shuffled, fc.array(fc.nat(20 * 24), { maxLength: 12 }), ({ events, mixed }, hours) => {
      const start = Date.parse(events[0]?.time ?? '');
      const [straight, crooked] = [events, mixed].map((list) => withTimers(list, start, hours));
      expect(crooked?.verdicts()).toEqual(straight?.verdicts());
      for (const world of [straight, crooked]) {
        const told = world?.said
          .filter((f) => f.type === 'DeadlineNear' || f.type === 'DeadlineMissed')
          .map(({ via: _via, lateMs: _late, ...fact }) => JSON.stringify(fact));
        expect(new Set(told).size).toBe(told?.length);
      }
    }),
    { numRuns: runs(400) },
  );
});

/** Rings at these hours, some between the events, and long after all of them. */
function withTimers(events: readonly CloudEvent[], start: number, hours: readonly number[]): Heard {
  const world = new Heard();
  const rings = [...hours].sort((a, b) => a - b);
  for (const [at, event] of events.entries()) {
    world.hears(event);
    if (at % 2 === 1) world.rings(start + (rings.shift() ?? 0) * HOUR);
  }
  for (const hour of rings) world.rings(start + hour * HOUR);
  for (let ring = nextRing(world.clock); ring !== undefined; ring = nextRing(world.clock))
    world.rings(Math.max(ring, start + FAR));
  return world;
}

test('after everything has rung nothing is open, and nothing rings again', () => {
  fc.assert(
    fc.property(anyLife, ({ events }) => {
      const world = withTimers(events, Date.parse(events[0]?.time ?? ''), []);
      expect(world.verdicts().filter((v) => v.includes('"open"'))).toEqual([]);
      expect(nextRing(world.clock)).toBeUndefined();
    }),
  );
});
