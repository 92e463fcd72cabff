import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { quietFor as quietIn } from './quiet.ts';

const quietFor = (quiet: Parameters<typeof quietIn>[0], now: string) => quietIn(quiet, now, DEFAULT_ZONE);

const night = { from: '22:00', to: '07:00' };
const MINUTE = 60_000;

test.each([
  ['22:00 sharp', '2026-11-23T14:00:00.000Z', 540],
  ['one minute before', '2026-11-23T13:59:00.000Z', 0],
  ['midnight', '2026-11-23T16:00:00.000Z', 420],
  ['half past six', '2026-11-23T22:30:00.000Z', 30],
  ['seven sharp', '2026-11-23T23:00:00.000Z', 0],
  ['noon', '2026-11-23T04:00:00.000Z', 0],
])('at %s computes the time left of the night', (_, now, minutes) => {
  expect(quietFor(night, now)).toBe(minutes * MINUTE);
});

test('a midday rest does not go over midnight', () => {
  const rest = { from: '12:00', to: '14:00' };
  expect(quietFor(rest, '2026-11-23T04:30:00.000Z')).toBe(90 * MINUTE);
  expect(quietFor(rest, '2026-11-23T16:30:00.000Z')).toBe(0);
});

test('delays nothing without quiet hours or with empty ones', () => {
  expect(quietFor(undefined, '2026-11-23T16:00:00.000Z')).toBe(0);
  expect(quietFor({ from: '22:00', to: '22:00' }, '2026-11-23T14:00:00.000Z')).toBe(0);
});

test('waits once, and never longer than a day', () => {
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) });
  fc.assert(
    fc.property(time, time, instant, (from, to, at) => {
      const wait = quietFor({ from, to }, new Date(at).toISOString());
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThan(86_400_000);
      expect(quietFor({ from, to }, new Date(at + wait).toISOString())).toBe(0);
    }),
  );
});

test('a night in which clocks are changed ends by the clock on the wall', () => {
  const berlin = (now: string) => quietIn(night, now, 'Europe/Berlin') / MINUTE;
  expect(berlin('2026-03-28T21:00:00.000Z')).toBe(8 * 60);
  expect(berlin('2026-10-24T20:00:00.000Z')).toBe(10 * 60);
  expect(berlin('2026-11-23T21:00:00.000Z')).toBe(9 * 60);
});
