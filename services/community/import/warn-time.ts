import type { CalendarData } from '#shared/calendar/data.ts';
import { type Absence, type Duty, holes } from '#shared/roster/roster.ts';
import { DAY_MS, later, localTime } from '../domain/instant.ts';
import { dutiesOf } from './check-roster.ts';
import { type Flaw, flaw } from './flaw.ts';
import type { Row } from './read.ts';
import type { World } from './world.ts';

/** When nobody would answer, in each roster that the files change and the time that they speak of. */
export function warnRoster(world: World): Flaw[] {
  const rosters = Map.groupBy(
    dutiesOf(world).filter(({ active }) => active),
    ({ area }) => area,
  );
  const absences = [
    ...[...world.files.absences.values()].map(({ of }) => of),
    ...[...world.known.absences.values()].filter(({ id }) => !world.files.absences.has(id)),
  ];
  return [...rosters].flatMap(([area, duties]) => {
    const planned = [...world.files.duties.values()].filter(({ of }) => of.area === area);
    const away = [...world.files.absences.values()].filter(({ of }) =>
      duties.some(({ member }) => member === of.member),
    );
    return warnHoles(area, duties, absences, planned, away);
  });
}

function warnHoles(
  area: string,
  duties: readonly Duty[],
  absences: readonly Absence[],
  planned: readonly Row<'duties'>[],
  away: readonly Row<'absences'>[],
): Flaw[] {
  const rows: readonly Row<'duties' | 'absences'>[] = [...planned, ...away];
  const from = rows.map(({ of }) => of.from).sort()[0];
  const to = rows
    .map(({ of }) => of.to)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return [];
  return holes(duties, absences, from, to).flatMap((hole) => {
    const times = { area, from: localTime(hole.from), to: localTime(hole.to) };
    const near = [...planned].sort((a, b) => (a.of.from < b.of.from ? -1 : 1));
    const before = near.findLast(({ of }) => of.to <= hole.from) ?? near[0];
    const absent = away.find(({ of }) => of.from < hole.to && hole.from < of.to) ?? before;
    if (hole.why === 'unplanned') return before ? [flaw(before, 'to', 'roster-hole', times)] : [];
    return absent ? [flaw(absent, 'member', 'everybody-absent', times)] : [];
  });
}

/** Deadlines are reckoned about so far ahead. */
const AHEAD_DAYS = 60;

/** Years in use whose arrangement is not in the calendar: deadlines in them are provisional until it is imported. */
export const warnCalendar = ({ rows }: World, at: string): Flaw[] =>
  rows.calendar.flatMap((row) => {
    const { years } = JSON.parse(row.of.calendar) as CalendarData;
    const given = Object.keys(years).map(Number);
    const until = Number(later(at, AHEAD_DAYS * DAY_MS).slice(0, 4));
    const from = Math.min(Number(at.slice(0, 4)), ...given);
    return Array.from({ length: Math.max(until, ...given) - from + 1 }, (_, i) => from + i)
      .filter((year) => !given.includes(year))
      .map((year) => flaw(row, `years.${year}`, 'provisional', { year }));
  });
