import type { GrantRow } from '../domain/kinds.ts';
import type { World } from './world.ts';

/**
 * Does this import make the person of these grants leave? Somebody's grants are theirs as the member that they name, or
 * as whoever bears the staff number; who is set inactive holds none of them from then on, whatever another file gives.
 */
export function leaver(world: Pick<World, 'files' | 'known'>) {
  const gone = [...world.files.members.values()].filter(({ of }) => !of.active).map(({ of }) => of);
  const members = new Set(gone.map(({ id }) => id));
  const numbers = new Set(gone.flatMap(({ id, staff }) => staff ?? world.known.members.get(id)?.staff ?? []));
  return ({ staff, member }: Pick<GrantRow, 'staff' | 'member'>): boolean =>
    member === undefined ? numbers.has(staff) : members.has(member);
}
