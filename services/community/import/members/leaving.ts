import type { GrantRow } from '../../domain/kinds.ts';
import type { Row } from '../row/row.ts';
import type { World } from '../row/world.ts';
import { members as columns } from './columns.ts';

/** The staff number that a row of a member speaks of: its own, else the one that is stored. */
export const numberOf = ({ known }: Pick<World, 'known'>, { id, staff }: Row<typeof columns>['of']) =>
  staff ?? known.members.get(id)?.staff;

/**
 * Does this import make the person of these grants leave? Somebody's grants are theirs as the member that they name, or
 * as whoever bears the staff number; who is set inactive holds none of them from then on, whatever another file gives.
 */
export function leaver(world: Pick<World, 'byId' | 'known'>) {
  const gone = [...world.byId(columns).values()].filter(({ of }) => !of.active).map(({ of }) => of);
  const members = new Set(gone.map(({ id }) => id));
  const numbers = new Set(gone.flatMap((of) => numberOf(world, of) ?? []));
  return ({ staff, member }: Pick<GrantRow, 'staff' | 'member'>): boolean =>
    member === undefined ? numbers.has(staff) : members.has(member);
}
