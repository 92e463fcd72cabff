import type { CalendarRules } from '#events/rules.ts';
import type { CalendarData, YearData } from '#shared/calendar/data.ts';
import type { Planned } from '../row/kind.ts';
import type { Row } from '../row/row.ts';
import { rulesStage, rulesTarget } from '../rule-sets/stage.ts';
import { calendar } from './columns.ts';

export const planned = {
  stage: rulesStage,
  targets: (proposal) =>
    proposal
      .rows(calendar)
      .slice(-1)
      .map((row) => rulesTarget(calendarRules(row))),
} satisfies Planned;

/** The calendar of a row that was checked, without what else the file may have held. */
function calendarRules({ of }: Row<typeof calendar>): CalendarRules {
  const { zone, sessions, years } = JSON.parse(of.calendar) as CalendarData;
  return {
    kind: 'calendar',
    calendar: {
      zone,
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
