import { type Calendar, isProvisional, workdaysBefore, works, type Year } from './calendar.ts';
import { DAY, MINUTE, readInstant, writeInstant, yearOf } from './days.ts';
import { timeAfter, workedUntil } from './sessions.ts';
import { instantAt, localAt } from './zone.ts';

/** A UTC ISO instant with milliseconds; `provisional` when it may move once a year's arrangement is announced. */
export interface Due {
  readonly due: string;
  readonly provisional: boolean;
}

/** A rule's duration. Fractions are fine (75 % of a day); a working day is as long as its sessions together. */
export type Duration = { readonly minutes: number } | { readonly days: number };

/** Which time counts: all of it, or that of the community's sessions. */
export type Clock = 'calendar' | 'working';

/** A century: more can only be a duration in the wrong unit. */
const MOST_MINUTES = 100 * 366 * 24 * 60;

/** @throws RangeError when negative, not a number, or longer than a century */
function milliseconds(minutes: number): number {
  if (!(minutes >= 0 && minutes <= MOST_MINUTES)) throw new RangeError(`not a duration: ${minutes} minutes`);
  return Math.round(minutes * MINUTE);
}

/**
 * How long had been worked in its year until an instant: a sum that only grows, so that all else is arithmetic. Sessions
 * are counted by local clocks: one that lasts while they are changed is as long as on any other day.
 */
function worked(
  calendar: Calendar,
  ms: number,
): { readonly year: Year; readonly sum: number; readonly day: number } {
  const local = localAt(calendar.zone, ms);
  const day = Math.floor(local / DAY);
  const year = calendar.year(yearOf(day));
  const today = works(year, day) ? workedUntil(calendar.sessions, local - day * DAY) : 0;
  return { year, sum: workdaysBefore(year, day) * calendar.dayLength + today, day };
}

const inAll = (calendar: Calendar, year: Year): number => year.workdays.length * calendar.dayLength;

/**
 * The earliest instant until which `minutes` of working time have passed since `at`; outside of sessions counting
 * starts with the next one, and what ends with a session is due at its end, not at the start of the next.
 * @throws RangeError when `at` is not an instant or `minutes` not a duration (0 to a century; rounded to milliseconds)
 */
export function addWorking(calendar: Calendar, at: string, minutes: number): Due {
  const start = readInstant(at);
  const duration = milliseconds(minutes);
  if (duration === 0) return { due: at, provisional: false };
  const { day: first, ...before } = worked(calendar, start);
  let { year, sum } = before;
  sum += duration;
  while (sum > inAll(calendar, year)) {
    sum -= inAll(calendar, year);
    year = calendar.year(year.number + 1);
  }
  const whole = Math.ceil(sum / calendar.dayLength) - 1;
  const day = year.workdays[whole] as number;
  const time = timeAfter(calendar.sessions, sum - whole * calendar.dayLength);
  return {
    due: writeInstant(instantAt(calendar.zone, day * DAY + time)),
    provisional: isProvisional(calendar, first, day),
  };
}

/**
 * Working minutes from one instant to another, exact to the millisecond (fractions of a minute); negative when `to`
 * comes first, so that `workingBetween(now, due)` is what is left or how late it is.
 * @throws RangeError when either is not an instant
 */
export function workingBetween(calendar: Calendar, from: string, to: string): number {
  const start = worked(calendar, readInstant(from));
  const end = worked(calendar, readInstant(to));
  let sum = end.sum - start.sum;
  for (let y = start.year.number; y < end.year.number; y++) sum += inAll(calendar, calendar.year(y));
  for (let y = end.year.number; y < start.year.number; y++) sum -= inAll(calendar, calendar.year(y));
  return sum / MINUTE;
}

/** The same on the calendar clock, which never stops: nothing about it is provisional. @throws as `addWorking` */
export function addCalendar(at: string, minutes: number): Due {
  return { due: writeInstant(readInstant(at) + milliseconds(minutes)), provisional: false };
}

/** A duration in minutes of its clock: a day is 24 hours, or the length of a working day. */
export function minutesOf(calendar: Calendar, clock: Clock, duration: Duration): number {
  if ('minutes' in duration) return duration.minutes;
  return (duration.days * (clock === 'working' ? calendar.dayLength : DAY)) / MINUTE;
}

/** When a rule's duration that counts from `at` has passed on its clock. @throws as `addWorking` */
export function dueAfter(calendar: Calendar, clock: Clock, at: string, duration: Duration): Due {
  const minutes = minutesOf(calendar, clock, duration);
  return clock === 'working' ? addWorking(calendar, at, minutes) : addCalendar(at, minutes);
}
