/** A day as a number: days since 1970-01-01, without zone or time. Arithmetic on it cannot meet a clock change. */
export type DayNumber = number;

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** The years that instants and calendars may speak of. A wider span would hide a typing error, not help anybody. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2199;

export const dayOf = (date: string): DayNumber => Date.parse(date) / DAY;

/** `YYYY-MM-DD` */
export const dateOf = (day: DayNumber): string => new Date(day * DAY).toISOString().slice(0, 10);

export const yearOf = (day: DayNumber): number => new Date(day * DAY).getUTCFullYear();

/** 1 January of a year. */
export const newYear = (year: number): DayNumber => Date.UTC(year, 0, 1) / DAY;

export const isWeekend = (day: DayNumber): boolean => new Date(day * DAY).getUTCDay() % 6 === 0;

/** The days from one date to another, both included; none when they are the wrong way round. */
export const span = (from: string, to: string): readonly DayNumber[] =>
  Array.from({ length: Math.max(0, dayOf(to) - dayOf(from) + 1) }, (_, i) => dayOf(from) + i);

const inRange = (text: string): boolean =>
  Number(text.slice(0, 4)) >= FIRST_YEAR && Number(text.slice(0, 4)) <= LAST_YEAR;

/** A date that exists, written `YYYY-MM-DD`: not 30 February. */
export const isDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  inRange(value) &&
  !Number.isNaN(Date.parse(value)) &&
  dateOf(dayOf(value)) === value;

/** @throws RangeError when `date` does not satisfy `isDate` */
export function readDate(date: string): DayNumber {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return dayOf(date);
}

/**
 * Milliseconds since 1970 of a UTC ISO instant with milliseconds, the only form that we store.
 * @throws RangeError for any other form, an instant that does not exist, or a year outside 2000-2199
 */
export function readInstant(at: string): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== at || !inRange(at))
    throw new RangeError(`not an instant: ${at}`);
  return ms;
}

export const writeInstant = (ms: number): string => new Date(ms).toISOString();
