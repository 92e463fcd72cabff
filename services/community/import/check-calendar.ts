import type { CalendarRules } from '#events/rules.ts';
import { check } from '#shared/calendar/check.ts';
import type { CalendarData, YearData } from '#shared/calendar/data.ts';
import { type Issue, issueWords } from '#shared/calendar/issues.ts';
import type { Flaw } from './flaw.ts';
import type { Row } from './read.ts';

const dataOf = ({ of }: Row<'calendar'>): unknown => JSON.parse(of.calendar);

/** Everything that is wrong inside, each with its place; the calendar is one row and comes whole or not at all. */
export const checkCalendar = (row: Row<'calendar'>): Flaw[] =>
  check(dataOf(row)).map((issue) => ({
    file: row.file,
    kind: row.kind,
    line: row.line,
    field: issue.field,
    code: issue.code,
    words: wordsOf(issue),
  }));

function wordsOf({ code, value }: Issue): Flaw['words'] {
  const { zh, en } = issueWords[code];
  if (typeof value !== 'string' && typeof value !== 'number') return { zh, en };
  const seen = String(value).slice(0, 40);
  return { zh: `${zh}：${seen}`, en: `${en}: ${seen}` };
}

/** The calendar of a row that was checked, without what else the file may have held. */
export function calendarRules(row: Row<'calendar'>): CalendarRules {
  const { sessions, years } = dataOf(row) as CalendarData;
  return {
    kind: 'calendar',
    calendar: {
      zone: 'Asia/Shanghai',
      sessions: sessions.map(({ from, to }) => ({ from, to })),
      years: Object.fromEntries(Object.entries(years).map(([year, data]) => [year, yearOf(data)])),
    },
  };
}

const yearOf = ({ sources, holidays, workdays }: YearData) => ({
  sources: sources.map(({ title, number, issued }) => ({
    title,
    ...(number !== undefined && { number }),
    issued,
  })),
  holidays: holidays.map(({ name, from, to }) => ({ name, from, to })),
  workdays: [...workdays],
});
