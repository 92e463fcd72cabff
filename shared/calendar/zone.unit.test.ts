import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from './days.ts';
import { instantAt, isZone, localAt, localDate, offsetAt, startOfDate } from './zone.ts';

const HOUR = 3_600_000;
const zones = fc.constantFrom(
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
);
const ms = fc.integer({ min: Date.parse('2000-01-02T00:00:00Z'), max: Date.parse('2050-01-01T00:00:00Z') });
/** Around the changes of Berlin's clocks oftener than chance. */
const near = fc
  .record({
    at: fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2027-03-28T01:00:00Z'),
    off: fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
  })
  .map(({ at, off }) => Date.parse(at) + off);
const instants = fc.oneof(ms, near);

test.each([
  ['Asia/Shanghai', 8],
  ['Asia/Urumqi', 6],
  ['Europe/Berlin', 2],
  ['America/New_York', -4],
])('%s is %s hours ahead of UTC in July', (zone, hours) => {
  expect(offsetAt(zone, Date.parse('2026-07-01T12:34:56.789Z'))).toBe(hours * HOUR);
});

test('local clocks show what Intl says, except in an hour that is there twice', () => {
  fc.assert(
    fc.property(zones, instants, (zone, at) => {
      const shown = localAt(zone, at);
      const exact = at + offsetAt(zone, at);
      expect(shown).toBeGreaterThanOrEqual(exact);
      expect(shown - exact).toBeLessThanOrEqual(HOUR);
      if (offsetAt(zone, at - DAY) === offsetAt(zone, at)) expect(shown).toBe(exact);
    }),
  );
});

test('local clocks never go back', () => {
  fc.assert(
    fc.property(zones, instants, fc.integer({ min: 0, max: 2 * HOUR }), (zone, at, later) => {
      expect(localAt(zone, at + later)).toBeGreaterThanOrEqual(localAt(zone, at));
    }),
  );
});

test('local clocks stand still until they have caught up when they are set back', () => {
  const shown = (at: string) =>
    new Date(localAt('Europe/Berlin', Date.parse(at))).toISOString().slice(11, 19);
  expect(
    ['2026-10-25T00:59:59Z', '2026-10-25T01:00:00Z', '2026-10-25T01:59:59Z', '2026-10-25T02:00:01Z'].map(
      shown,
    ),
  ).toEqual(['02:59:59', '03:00:00', '03:00:00', '03:00:01']);
});

test('an instant of a local time is the first at which clocks show it', () => {
  fc.assert(
    fc.property(zones, instants, (zone, local) => {
      const at = instantAt(zone, local);
      expect(localAt(zone, at)).toBeGreaterThanOrEqual(local);
      expect(localAt(zone, at - 1)).toBeLessThan(local);
    }),
  );
});

test('a date begins at midnight, in Shanghai at four in the afternoon of Greenwich', () => {
  expect(localDate('Asia/Shanghai', '2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
  expect(localDate('Asia/Shanghai', '2026-11-22T16:00:00.000Z')).toBe('2026-11-23');
  expect(localDate('Asia/Shanghai', '2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
});

test('every instant lies between the beginning of its date and that of the next', () => {
  fc.assert(
    fc.property(zones, instants, (zone, at) => {
      const instant = new Date(at).toISOString();
      const date = localDate(zone, instant);
      const next = new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
      expect(startOfDate(zone, date) <= instant && instant < startOfDate(zone, next)).toBe(true);
    }),
  );
});

test('a day is an hour shorter when clocks go forward, and longer when they go back', () => {
  const length = (from: string, to: string) =>
    (Date.parse(startOfDate('Europe/Berlin', to)) - Date.parse(startOfDate('Europe/Berlin', from))) / HOUR;
  expect(length('2026-03-29', '2026-03-30')).toBe(23);
  expect(length('2026-10-25', '2026-10-26')).toBe(25);
  expect(startOfDate('Asia/Shanghai', '2026-11-23')).toBe('2026-11-22T16:00:00.000Z');
});

test('a time that is skipped is the moment of the change', () => {
  const skipped = Date.parse('2026-03-29T02:30:00Z');
  expect(new Date(instantAt('Europe/Berlin', skipped)).toISOString()).toBe('2026-03-29T01:00:00.000Z');
});

test('knows which names are zones', () => {
  expect(['Asia/Shanghai', 'Europe/Berlin', 'UTC'].every(isZone)).toBe(true);
  expect(['Asia/Peking-Duck', '+08:00', 'asia', '', undefined, 8].some(isZone)).toBe(false);
});
