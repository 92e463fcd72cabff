import { check } from './check.ts';
import { china } from './china.ts';
import type { CalendarData, Holiday } from './data.ts';
import { type DayNumber, dayOf, isWeekend, newYear, readDate, span, yearOf } from './days.ts';
import type { Issue } from './issues.ts';
import { lengthOf, type Session, sessionsOf } from './sessions.ts';
import { statutory } from './statutory.ts';
import { DEFAULT_ZONE, type Zone } from './zone.ts';

/** A checked calendar, ready to count with. Made by `calendarOf`, once per version of the data. */
export interface Calendar {
  /** By whose clocks days and sessions are counted. */
  readonly zone: Zone;
  readonly sessions: readonly Session[];
  /** Milliseconds of a working day: what "a working day" means as a duration. */
  readonly dayLength: number;
  readonly isAnnounced: (year: number) => boolean;
  readonly year: (year: number) => Year;
}

/** A year laid out for counting. */
export interface Year {
  readonly number: number;
  readonly first: DayNumber;
  readonly workdays: readonly DayNumber[];
  /** How many workdays lie before the n-th day of the year. */
  readonly before: readonly number[];
  readonly holidays: ReadonlyMap<DayNumber, string>;
}

/** What a day is. `provisional`: the arrangement that decides it has not been announced. */
export interface Day {
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'make-up';
  readonly name?: string;
  readonly provisional: boolean;
}

/** Calendar data that cannot be counted with; `issues` has every reason. */
export class InvalidCalendar extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    const told = issues.map(({ field, code, value }) => `${field}: ${code} ${JSON.stringify(value) ?? ''}`);
    super(`not a calendar: ${told.map((line) => line.trim()).join('; ')}`);
    this.name = 'InvalidCalendar';
    this.issues = issues;
  }
}

/**
 * A calendar of data from a file or a community. The data is copied; changing it later changes nothing.
 * @throws InvalidCalendar with every issue of the data
 */
export function calendarOf(data: unknown): Calendar {
  const issues = check(data);
  if (issues.length > 0) throw new InvalidCalendar(issues);
  const checked = structuredClone(data) as CalendarData;
  const sessions = sessionsOf(checked.sessions);
  const years = new Map<number, Year>();
  return {
    zone: checked.zone,
    sessions,
    dayLength: lengthOf(sessions),
    isAnnounced: (year) => Object.hasOwn(checked.years, year),
    year(number) {
      const { holidays, workdays } = checked.years[number] ?? { holidays: statutory(number), workdays: [] };
      const year = years.get(number) ?? layOut(number, holidays, workdays);
      years.set(number, year);
      return year;
    },
  };
}

function layOut(number: number, spans: readonly Holiday[], makeUps: readonly string[]): Year {
  const first = newYear(number);
  const holidays = new Map<DayNumber, string>();
  for (const { name, from, to } of spans) for (const day of span(from, to)) holidays.set(day, name);
  const worked = new Set(makeUps.map(dayOf));
  const workdays: DayNumber[] = [];
  const before: number[] = [];
  for (let day = first; day < newYear(number + 1); day++) {
    before.push(workdays.length);
    if (worked.has(day) || !(holidays.has(day) || isWeekend(day))) workdays.push(day);
  }
  return { number, first, workdays, before, holidays };
}

/** How many workdays of its year lie before a day. */
export const workdaysBefore = (year: Year, day: DayNumber): number => year.before[day - year.first] as number;

export const works = (year: Year, day: DayNumber): boolean =>
  year.workdays[workdaysBefore(year, day)] === day;

/** From here on a notice for the next year has been known to move days: 29 December 2018 was made a workday. */
const YEAR_END = 7;

/**
 * Does any day from `from` to `to` depend on an arrangement that is not announced? Its own year's, or, in the last week
 * of December, the next year's too.
 */
export function isProvisional(calendar: Calendar, from: DayNumber, to: DayNumber): boolean {
  for (let year = yearOf(from); year <= yearOf(to + YEAR_END); year++)
    if (!calendar.isAnnounced(year)) return true;
  return false;
}

/**
 * What a date is in the community's zone, for people who look at a calendar.
 * @throws RangeError when `date` is not an existing `YYYY-MM-DD`, 2000-2199
 */
export function dayIn(calendar: Calendar, date: string): Day {
  const day = readDate(date);
  const year = calendar.year(yearOf(day));
  const provisional = isProvisional(calendar, day, day);
  const name = year.holidays.get(day);
  if (name !== undefined) return { kind: 'holiday', name, provisional };
  if (works(year, day)) return { kind: isWeekend(day) ? 'make-up' : 'workday', provisional };
  return { kind: 'weekend', provisional };
}

/** @throws RangeError as `dayIn` */
export function isWorkday(calendar: Calendar, date: string): boolean {
  const day = readDate(date);
  return works(calendar.year(yearOf(day)), day);
}

const standards = new Map<Zone, Calendar>();

/** What a community has that imported none: national holidays, common office hours, in its zone. */
export function standardIn(zone: Zone): Calendar {
  const calendar = standards.get(zone) ?? calendarOf({ ...china, zone });
  standards.set(zone, calendar);
  return calendar;
}

export const standard: Calendar = standardIn(DEFAULT_ZONE);
