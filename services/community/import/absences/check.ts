import { type Flaw, flaw } from '../errors/flaw.ts';
import { checkMemberOf, placeOf } from '../members/check-member-of.ts';
import type { Proposal } from '../row/proposal.ts';
import { absences } from './columns.ts';

/** Nobody says that a member of others is away, nor takes away that they are. */
export const checkAbsences = (proposal: Proposal): Flaw[] =>
  [...proposal.byId(absences).values()].flatMap((row) => {
    const place = placeOf(proposal, row.of.member);
    const foreign = place !== undefined && !proposal.covers(place);
    return foreign || !holdsStored(proposal, row.of.id)
      ? [flaw(row, 'member', 'outside-your-area')]
      : checkMemberOf(proposal, row);
  });

/** Does the stored absence of this id lie in the caller's areas? When nobody knows where, only who holds everything may. */
function holdsStored({ known, covers }: Proposal, id: string): boolean {
  const before = known.absences.get(id);
  return before === undefined || covers(known.members.get(before.member)?.area ?? '*');
}
