import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, localTime } from './instant.ts';

test('reads a time without an offset in the time zone', () => {
  expect(instantOf('2026-11-23 08:00', 'Asia/Shanghai')).toBe('2026-11-23T00:00:00.000Z');
  expect(instantOf('2026-11-23 08:00', 'Europe/Berlin')).toBe('2026-11-23T07:00:00.000Z');
  expect(instantOf('2026-07-23 24:00', 'Europe/Berlin')).toBe('2026-07-23T22:00:00.000Z');
  expect(instantOf('2026-07-23T08:00+08:00', 'Europe/Berlin')).toBe('2026-07-23T00:00:00.000Z');
});

test('every written time reads back as the same instant, even at a clock change', () => {
  const change = fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-07-01T00:00:00Z');
  const zone = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin');
  fc.assert(
    fc.property(change, fc.integer({ min: -7_200_000, max: 7_200_000 }), zone, (at, off, in_) => {
      const instant = new Date(Date.parse(at) + off).toISOString();
      expect(instantOf(localTime(instant, in_), in_)).toBe(instant);
    }),
  );
});

test('writes the second of two equal hours in UTC', () => {
  expect(localTime('2026-10-25T00:30:00.000Z', 'Europe/Berlin')).toBe('2026-10-25 02:30');
  expect(localTime('2026-10-25T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-10-25T01:30:00.000Z');
});
