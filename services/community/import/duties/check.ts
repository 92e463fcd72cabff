import { idOf } from '#shared/area-path.ts';
import { type Duty, overlaps } from '#shared/roster/roster.ts';
import { localTime } from '../../domain/instant.ts';
import { checkAreaOf } from '../areas/check-area-of.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import { checkMemberOf, placeOf } from '../members/check-member-of.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { duties } from './columns.ts';

/** Somebody of the area's own teams answers, at one telephone at a time. */
export const checkDuties = (proposal: Proposal): Flaw[] => [
  ...[...proposal.byId(duties).values()].flatMap((row) => [
    ...checkAreaOf(proposal, row, row.of.area, row.of.active),
    ...checkBefore(proposal, row),
    ...checkMemberOf(proposal, row),
    ...checkPlace(proposal, row),
  ]),
  ...checkOverlaps(proposal),
];

function checkBefore({ known, covers }: Proposal, row: Row<typeof duties>): Flaw[] {
  const before = known.duties.get(row.of.id)?.area;
  return before === undefined || covers(before) ? [] : [flaw(row, 'id', 'outside-your-area')];
}

function checkPlace(proposal: Proposal, row: Row<typeof duties>): Flaw[] {
  const { member, area, active } = row.of;
  const place = placeOf(proposal, member);
  const roster = proposal.paths.get(area);
  if (!active || place === undefined || roster === undefined) return [];
  return `${place}/`.startsWith(`${roster}/`)
    ? []
    : [flaw(row, 'member', 'member-elsewhere', { id: member })];
}

/** The duties as they would stand; areas by their ids. */
export const dutiesOf = (proposal: Proposal): Duty[] => [
  ...[...proposal.byId(duties).values()].map(({ of }) => of),
  ...[...proposal.known.duties.values()]
    .filter(({ id }) => !proposal.byId(duties).has(id))
    .map((duty) => ({ ...duty, area: idOf(duty.area) })),
];

function checkOverlaps(proposal: Proposal): Flaw[] {
  return overlaps(dutiesOf(proposal)).flatMap(([one, other]) => {
    const row = proposal.byId(duties).get(other.id) ?? proposal.byId(duties).get(one.id);
    const with_ = row?.of.id === other.id ? one : other;
    return row
      ? [
          flaw(row, 'from', 'duties-overlap', {
            id: with_.id,
            from: localTime(with_.from, proposal.zone),
            to: localTime(with_.to, proposal.zone),
          }),
        ]
      : [];
  });
}
