import { type Flaw, flaw } from '../errors/flaw.ts';
import { checkMemberOf, placeOf } from '../members/check-member-of.ts';
import type { World } from '../row/world.ts';
import { absences } from './columns.ts';

/** Nobody says that a member of others is away, nor takes away that they are. */
export const checkAbsences = (world: World): Flaw[] =>
  [...world.byId(absences).values()].flatMap((row) => {
    const place = placeOf(world, row.of.member);
    const foreign = place !== undefined && !world.covers(place);
    return foreign || !holdsStored(world, row.of.id)
      ? [flaw(row, 'member', 'outside-your-area')]
      : checkMemberOf(world, row);
  });

/** Does the stored absence of this id lie in the caller's areas? When nobody knows where, only who holds everything may. */
function holdsStored({ known, covers }: World, id: string): boolean {
  const before = known.absences.get(id);
  return before === undefined || covers(known.members.get(before.member)?.area ?? '*');
}
