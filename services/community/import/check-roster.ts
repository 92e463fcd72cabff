import { idOf } from '#shared/area-path.ts';
import { type Duty, overlaps } from '#shared/roster/roster.ts';
import { localTime } from '../domain/instant.ts';
import { checkAreaOf } from './check-areas.ts';
import { type Flaw, flaw } from './flaw.ts';
import type { Row } from './read.ts';
import type { World } from './world.ts';

/** Somebody of the area's own teams answers, at one telephone at a time. */
export const checkDuties = (world: World): Flaw[] => [
  ...[...world.files.duties.values()].flatMap((row) => [
    ...checkAreaOf(world, row, row.of.area, row.of.active),
    ...checkBefore(world, row),
    ...checkMember(world, row),
    ...checkPlace(world, row),
  ]),
  ...checkOverlaps(world),
];

function checkBefore({ known, covers }: World, row: Row<'duties'>): Flaw[] {
  const before = known.duties.get(row.of.id)?.area;
  return before === undefined || covers(before) ? [] : [flaw(row, 'id', 'outside-your-area')];
}

/** The member is there, and has not left. */
function checkMember(world: World, row: Row<'duties' | 'absences'>): Flaw[] {
  const { member: id, active } = row.of;
  if (world.perhaps('members', id)) return [];
  const member = world.member(id);
  if (!member) return [flaw(row, 'member', 'unknown-member', { id })];
  return active && !member.active ? [flaw(row, 'member', 'member-left', { id })] : [];
}

/** Where a member works: the path of their team's area. */
function placeOf(world: World, member: string): string | undefined {
  const team = world.team(world.member(member)?.team ?? '');
  return team && world.paths.get(team.area);
}

function checkPlace(world: World, row: Row<'duties'>): Flaw[] {
  const { member, area, active } = row.of;
  const place = placeOf(world, member);
  const roster = world.paths.get(area);
  if (!active || place === undefined || roster === undefined) return [];
  return `${place}/`.startsWith(`${roster}/`)
    ? []
    : [flaw(row, 'member', 'member-elsewhere', { id: member })];
}

/** The duties as they would stand; areas by their ids. */
export const dutiesOf = ({ files, known }: World): Duty[] => [
  ...[...files.duties.values()].map(({ of }) => of),
  ...[...known.duties.values()]
    .filter(({ id }) => !files.duties.has(id))
    .map((duty) => ({ ...duty, area: idOf(duty.area) })),
];

function checkOverlaps(world: World): Flaw[] {
  return overlaps(dutiesOf(world)).flatMap(([one, other]) => {
    const row = world.files.duties.get(other.id) ?? world.files.duties.get(one.id);
    const with_ = row?.of.id === other.id ? one : other;
    return row
      ? [
          flaw(row, 'from', 'duties-overlap', {
            id: with_.id,
            from: localTime(with_.from),
            to: localTime(with_.to),
          }),
        ]
      : [];
  });
}

/** Nobody says that a member of others is away, nor takes away that they are. */
export const checkAbsences = (world: World): Flaw[] =>
  [...world.files.absences.values()].flatMap((row) => {
    const place = placeOf(world, row.of.member);
    const foreign = place !== undefined && !world.covers(place);
    return foreign || !holdsStored(world, row.of.id)
      ? [flaw(row, 'member', 'outside-your-area')]
      : checkMember(world, row);
  });

/** Does the stored absence of this id lie in the caller's areas? When nobody knows where, only who holds everything may. */
function holdsStored({ known, covers }: World, id: string): boolean {
  const before = known.absences.get(id);
  return before === undefined || covers(known.members.get(before.member)?.area ?? '*');
}
