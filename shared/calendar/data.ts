import type { Zone } from './zone.ts';

/** What a calendar is made of, as a community keeps and imports it. Plain JSON. */
export interface CalendarData {
  /** By whose clocks its days and sessions are counted: the deployment's zone. */
  readonly zone: Zone;
  /** A working day's hours, in order: `09:00`-`12:00`, …; a session may touch the one before it. */
  readonly sessions: readonly SessionData[];
  /** The years whose arrangement has been announced, keyed `2026`. A year that is not here is provisional. */
  readonly years: Readonly<Record<string, YearData>>;
}

/** Local times `HH:MM`; `24:00` ends a day. A night shift is two sessions, each on its own date. */
export interface SessionData {
  readonly from: string;
  readonly to: string;
}

/**
 * One year by the dates in it, not by the notice: a notice that also moves days of the December before is a source of
 * both years.
 */
export interface YearData {
  readonly sources: readonly Source[];
  readonly holidays: readonly Holiday[];
  /** 调休: Saturdays and Sundays that are worked. */
  readonly workdays: readonly string[];
}

/** Who decided it and when; `number` is the document's number 发文字号. */
export interface Source {
  readonly title: string;
  readonly number?: string;
  readonly issued: string;
}

/** Days off, both ends included, weekends in between too. */
export interface Holiday {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}
