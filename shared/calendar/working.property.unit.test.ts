import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendars, durations, instants } from './arbitrary.ts';
import { type Calendar, isWorkday } from './calendar.ts';
import { addWorking, dueAfter, workingBetween } from './working.ts';
import { instantAt, localAt } from './zone.ts';

const MS = 60_000;
const add = (calendar: Calendar, at: string, minutes: number) => addWorking(calendar, at, minutes).due;
const ms = (minutes: number) => Math.round(minutes * MS);
const always = (...args: Parameters<typeof fc.assert>) => fc.assert(args[0], { numRuns: 400, ...args[1] });

test('what was added is what is measured, to the millisecond', () => {
  always(
    fc.property(calendars, instants, durations, (calendar, at, minutes) => {
      expect(ms(workingBetween(calendar, at, add(calendar, at, minutes)))).toBe(ms(minutes));
    }),
  );
});

test('a due instant is the earliest: a millisecond before it less was worked', () => {
  always(
    fc.property(calendars, instants, durations, (calendar, at, minutes) => {
      fc.pre(ms(minutes) > 0);
      const before = new Date(Date.parse(add(calendar, at, minutes)) - 1).toISOString();
      expect(ms(workingBetween(calendar, at, before))).toBe(ms(minutes) - 1);
    }),
  );
});

test('to add one duration and then another is to add both', () => {
  always(
    fc.property(calendars, instants, durations, durations, (calendar, at, a, b) => {
      expect(add(calendar, add(calendar, at, a), b)).toBe(add(calendar, at, (ms(a) + ms(b)) / MS));
    }),
  );
});

test('who starts later or takes longer is not done earlier', () => {
  always(
    fc.property(calendars, instants, instants, durations, durations, (calendar, x, y, a, b) => {
      const [first, second] = [x, y].toSorted();
      expect(
        add(calendar, first as string, Math.min(a, b)) <= add(calendar, second as string, Math.max(a, b)),
      ).toBe(true);
    }),
  );
});

test('the measure of a span is the sum of its parts, whichever way round', () => {
  always(
    fc.property(calendars, instants, instants, instants, (calendar, a, b, c) => {
      const between = (from: string, to: string) => ms(workingBetween(calendar, from, to));
      expect(between(a, b) + between(b, c)).toBe(between(a, c));
      expect(between(a, b) + between(b, a)).toBe(0);
      if (a <= b) expect(between(a, b)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a due instant lies in a session of a workday', () => {
  always(
    fc.property(calendars, instants, durations, (calendar, at, minutes) => {
      fc.pre(ms(minutes) > 0);
      const local = localAt(calendar.zone, Date.parse(add(calendar, at, minutes)));
      // An end of a session at 24:00 still is that day's.
      const lastWorked = local - 1;
      const time = lastWorked % 86_400_000;
      expect(isWorkday(calendar, new Date(lastWorked).toISOString().slice(0, 10))).toBe(true);
      expect(calendar.sessions.some(({ from, to }) => time >= from && time < to)).toBe(true);
    }),
  );
});

test('counting agrees with walking from day to day', () => {
  const walked = (calendar: Calendar, at: string, duration: number): string => {
    let left = duration;
    const start = localAt(calendar.zone, Date.parse(at));
    for (let midnight = start - (start % 86_400_000); ; midnight += 86_400_000) {
      if (!isWorkday(calendar, new Date(midnight).toISOString().slice(0, 10))) continue;
      for (const { from, to } of calendar.sessions) {
        const opens = Math.max(midnight + from, start);
        const open = Math.max(0, midnight + to - opens);
        if (left <= open) return new Date(instantAt(calendar.zone, opens + left)).toISOString();
        left -= open;
      }
    }
  };
  always(
    fc.property(calendars, instants, durations, (calendar, at, minutes) => {
      fc.pre(ms(minutes) > 0);
      expect(add(calendar, at, minutes)).toBe(walked(calendar, at, ms(minutes)));
    }),
    { numRuns: 150 },
  );
});

test('n working days end before the close of the n-th workday after the day of the report', () => {
  // So the promise is kept also by who counts as the Civil Code does, art. 201 and 203.
  always(
    fc.property(calendars, instants, fc.integer({ min: 1, max: 30 }), (calendar, at, days) => {
      const { due } = dueAfter(calendar, 'working', at, { days });
      const close = calendar.sessions.at(-1)?.to as number;
      const start = localAt(calendar.zone, Date.parse(at));
      let midnight = start - (start % 86_400_000);
      for (let left = days; left > 0; ) {
        midnight += 86_400_000;
        if (isWorkday(calendar, new Date(midnight).toISOString().slice(0, 10))) left--;
      }
      expect(Date.parse(due)).toBeLessThanOrEqual(instantAt(calendar.zone, midnight + close));
    }),
  );
});
