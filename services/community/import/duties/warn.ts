import { type Absence, type Duty, holes } from '#shared/roster/roster.ts';
import { localTime } from '../../domain/instant.ts';
import { absences as absenceColumns } from '../absences/columns.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { dutiesOf } from './check.ts';
import { duties as dutyColumns } from './columns.ts';

type DutyRow = Row<typeof dutyColumns>;
type AbsenceRow = Row<typeof absenceColumns>;

/** Times without anybody on duty, in each roster that the files change and within the period that they cover. */
export function warnRoster(proposal: Proposal): Flaw[] {
  const rosters = Map.groupBy(
    dutiesOf(proposal).filter(({ active }) => active),
    ({ area }) => area,
  );
  const absences = [
    ...[...proposal.byId(absenceColumns).values()].map(({ of }) => of),
    ...[...proposal.known.absences.values()].filter(({ id }) => !proposal.byId(absenceColumns).has(id)),
  ];
  return [...rosters].flatMap(([area, duties]) => {
    const planned = [...proposal.byId(dutyColumns).values()].filter(({ of }) => of.area === area);
    const away = [...proposal.byId(absenceColumns).values()].filter(({ of }) =>
      duties.some(({ member }) => member === of.member),
    );
    return warnHoles(proposal, { area, duties, absences, planned, away });
  });
}

interface Roster {
  readonly area: string;
  readonly duties: readonly Duty[];
  readonly absences: readonly Absence[];
  /** The rows of the files that speak of it. */
  readonly planned: readonly DutyRow[];
  readonly away: readonly AbsenceRow[];
}

function warnHoles({ zone }: Proposal, { area, duties, absences, planned, away }: Roster): Flaw[] {
  const rows: readonly (DutyRow | AbsenceRow)[] = [...planned, ...away];
  const from = rows.map(({ of }) => of.from).sort()[0];
  const to = rows
    .map(({ of }) => of.to)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return [];
  return holes(duties, absences, from, to).flatMap((hole) => {
    const times = { area, from: localTime(hole.from, zone), to: localTime(hole.to, zone) };
    const near = [...planned].sort((a, b) => (a.of.from < b.of.from ? -1 : 1));
    const before = near.findLast(({ of }) => of.to <= hole.from) ?? near[0];
    const absent = away.find(({ of }) => of.from < hole.to && hole.from < of.to) ?? before;
    if (hole.why === 'unplanned') return before ? [flaw(before, 'to', 'roster-hole', times)] : [];
    return absent ? [flaw(absent, 'member', 'everybody-absent', times)] : [];
  });
}
