import fc from 'fast-check';
import { type Calendar, calendarOf } from './calendar.ts';
import { china } from './china.ts';
import type { CalendarData } from './data.ts';
import type { Zone } from './zone.ts';

const FROM = Date.parse('2019-06-01T00:00:00.000Z');
const TO = Date.parse('2031-06-01T00:00:00.000Z');
const MS = 60_000;

const iso = (ms: number) => new Date(ms).toISOString();

/** Any instant of twelve years, announced and not, and oftener than chance the edges of sessions, days, years and summer time. */
export const instants = fc.oneof(
  fc.integer({ min: FROM, max: TO }).map(iso),
  fc
    .record({
      day: fc.oneof(
        fc.integer({ min: 0, max: 4300 }),
        fc.constantFrom(213, 214, 579, 580, 2405, 2406, 2770, 2771),
      ),
      at: fc.constantFrom('00:00', '09:00', '12:00', '13:30', '17:30', '24:00'),
      off: fc.integer({ min: -2, max: 2 }),
      ahead: fc.constantFrom(8, 6, 2, 1),
    })
    .map(({ day, at, off, ahead }) => {
      const [hours = 0, minutes = 0] = at.split(':').map(Number);
      return iso(FROM + (day * 1440 + hours * 60 + minutes - ahead * 60) * MS + off);
    }),
  fc
    .record({
      change: fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2024-03-31T01:00:00Z'),
      off: fc.integer({ min: -72 * 60 * MS, max: 72 * 60 * MS }),
    })
    .map(({ change, off }) => iso(Date.parse(change) + off)),
);

/** Minutes, exact to the millisecond: nothing, a moment, whole days, years. */
export const durations = fc.oneof(
  fc.constantFrom(0, 1, MS, 180 * MS, 240 * MS, 420 * MS, 840 * MS).map((ms) => ms / MS),
  fc.integer({ min: 0, max: 10 * 420 * MS }).map((ms) => ms / MS),
  fc.integer({ min: 0, max: 900 * 420 * MS }).map((ms) => ms / MS),
);

const withSessions = (...sessions: (readonly [from: string, to: string])[]): CalendarData => ({
  ...china,
  sessions: sessions.map(([from, to]) => ({ from, to })),
});

/** Never closed, so it is open when clocks are changed: only where they are not. */
const alwaysOpen = withSessions(['00:00', '24:00']);

/** The common office, one long session, three with touching ones, and one that knows no year; some have summer time. */
const zoned = fc
  .record({
    data: fc.constantFrom(
      china,
      withSessions(['08:30', '17:00']),
      withSessions(['00:00', '02:00'], ['10:00', '14:00'], ['14:00', '19:59']),
      { ...china, years: {} },
    ),
    zone: fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin'),
  })
  .map(({ data, zone }) => calendarIn(data, zone));

export const calendars = fc.oneof(
  { arbitrary: zoned, weight: 5 },
  { arbitrary: fc.constant(calendarOf(alwaysOpen)), weight: 1 },
);

const made = new Map<CalendarData, Map<Zone, Calendar>>();

/** Each calendar once: laying years out is most of the work. */
function calendarIn(data: CalendarData, zone: Zone): Calendar {
  const known = made.get(data) ?? new Map<Zone, Calendar>();
  const calendar = known.get(zone) ?? calendarOf({ ...data, zone });
  made.set(data, known.set(zone, calendar));
  return calendar;
}
