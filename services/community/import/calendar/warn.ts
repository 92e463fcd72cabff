import type { CalendarData } from '#shared/calendar/data.ts';
import { DAY_MS, later } from '../../domain/instant.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { calendar } from './columns.ts';

/** Roughly how far ahead deadlines are calculated. */
const AHEAD_DAYS = 60;

/** Years in use whose arrangement is not in the calendar: deadlines in them are provisional until it is imported. */
export const warnCalendar = (proposal: Proposal, at: string): Flaw[] =>
  proposal.rows(calendar).flatMap((row) => {
    const { years } = JSON.parse(row.of.calendar) as CalendarData;
    const given = Object.keys(years).map(Number);
    const until = Number(later(at, AHEAD_DAYS * DAY_MS).slice(0, 4));
    const from = Math.min(Number(at.slice(0, 4)), ...given);
    return Array.from({ length: Math.max(until, ...given) - from + 1 }, (_, i) => from + i)
      .filter((year) => !given.includes(year))
      .map((year) => flaw(row, `years.${year}`, 'provisional', { year }));
  });
