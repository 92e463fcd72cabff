import fc from 'fast-check';
import { calendarOf, standard } from './calendar.ts';
import { china } from './china.ts';

const FROM = Date.parse('2019-06-01T00:00:00.000Z');
const TO = Date.parse('2031-06-01T00:00:00.000Z');
const MS = 60_000;

const iso = (ms: number) => new Date(ms).toISOString();

/** Any instant of twelve years, announced and not, and oftener than chance the edges of sessions, days and years. */
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
    })
    .map(({ day, at, off }) => {
      const [hours = 0, minutes = 0] = at.split(':').map(Number);
      return iso(FROM + (day * 1440 + hours * 60 + minutes - 8 * 60) * MS + off);
    }),
);

/** Minutes, exact to the millisecond: nothing, a moment, whole days, years. */
export const durations = fc.oneof(
  fc.constantFrom(0, 1, MS, 180 * MS, 240 * MS, 420 * MS, 840 * MS).map((ms) => ms / MS),
  fc.integer({ min: 0, max: 10 * 420 * MS }).map((ms) => ms / MS),
  fc.integer({ min: 0, max: 900 * 420 * MS }).map((ms) => ms / MS),
);

const withSessions = (...sessions: (readonly [from: string, to: string])[]) =>
  calendarOf({ ...china, sessions: sessions.map(([from, to]) => ({ from, to })) });

/** The common office, one long session, three with touching ones, never closed, and one that knows no year. */
export const calendars = fc.constantFrom(
  standard,
  withSessions(['08:30', '17:00']),
  withSessions(['00:00', '02:00'], ['10:00', '14:00'], ['14:00', '19:59']),
  withSessions(['00:00', '24:00']),
  calendarOf({ ...china, years: {} }),
);
