import type { GrantRow } from '../../domain/kinds.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { members as columns } from './columns.ts';

/** The staff number that a row of a member speaks of: its own, else the one that is stored. */
export const numberOf = ({ known }: Pick<Proposal, 'known'>, { id, staff }: Row<typeof columns>['of']) =>
  staff ?? known.members.get(id)?.staff;

/**
 * Does this import make the person of these grants leave? Somebody's grants are theirs as the member that they name, or
 * as whoever bears the staff number; who is set inactive holds none of them from then on, whatever another file gives.
 */
export function leaver(proposal: Pick<Proposal, 'byId' | 'known'>) {
  const gone = [...proposal.byId(columns).values()].filter(({ of }) => !of.active).map(({ of }) => of);
  const members = new Set(gone.map(({ id }) => id));
  const numbers = new Set(gone.flatMap((of) => numberOf(proposal, of) ?? []));
  return ({ staff, member }: Pick<GrantRow, 'staff' | 'member'>): boolean =>
    member === undefined ? numbers.has(staff) : members.has(member);
}
