import { idOf } from '#shared/area-path.ts';
import { type Duty, overlaps } from '#shared/roster/roster.ts';
import { localTime } from '../../domain/instant.ts';
import { checkAreaOf } from '../areas/check-area-of.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import { checkMemberOf, placeOf } from '../members/check-member-of.ts';
import type { Row } from '../row/row.ts';
import type { World } from '../row/world.ts';
import { duties } from './columns.ts';

/** Somebody of the area's own teams answers, at one telephone at a time. */
export const checkDuties = (world: World): Flaw[] => [
  ...[...world.byId(duties).values()].flatMap((row) => [
    ...checkAreaOf(world, row, row.of.area, row.of.active),
    ...checkBefore(world, row),
    ...checkMemberOf(world, row),
    ...checkPlace(world, row),
  ]),
  ...checkOverlaps(world),
];

function checkBefore({ known, covers }: World, row: Row<typeof duties>): Flaw[] {
  const before = known.duties.get(row.of.id)?.area;
  return before === undefined || covers(before) ? [] : [flaw(row, 'id', 'outside-your-area')];
}

function checkPlace(world: World, row: Row<typeof duties>): Flaw[] {
  const { member, area, active } = row.of;
  const place = placeOf(world, member);
  const roster = world.paths.get(area);
  if (!active || place === undefined || roster === undefined) return [];
  return `${place}/`.startsWith(`${roster}/`)
    ? []
    : [flaw(row, 'member', 'member-elsewhere', { id: member })];
}

/** The duties as they would stand; areas by their ids. */
export const dutiesOf = (world: World): Duty[] => [
  ...[...world.byId(duties).values()].map(({ of }) => of),
  ...[...world.known.duties.values()]
    .filter(({ id }) => !world.byId(duties).has(id))
    .map((duty) => ({ ...duty, area: idOf(duty.area) })),
];

function checkOverlaps(world: World): Flaw[] {
  return overlaps(dutiesOf(world)).flatMap(([one, other]) => {
    const row = world.byId(duties).get(other.id) ?? world.byId(duties).get(one.id);
    const with_ = row?.of.id === other.id ? one : other;
    return row
      ? [
          flaw(row, 'from', 'duties-overlap', {
            id: with_.id,
            from: localTime(with_.from, world.zone),
            to: localTime(with_.to, world.zone),
          }),
        ]
      : [];
  });
}
