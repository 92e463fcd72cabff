import { type Flaw, flaw } from '../errors/flaw.ts';
import { checkMemberOf, placeOf } from '../members/check-member-of.ts';
import type { Proposal } from '../row/proposal.ts';
import { absences } from './columns.ts';

/** Callers may add or remove absences of members in their own areas only. */
export const checkAbsences = (proposal: Proposal): Flaw[] =>
  [...proposal.byId(absences).values()].flatMap((row) => {
    const place = placeOf(proposal, row.of.member);
    const foreign = place !== undefined && !proposal.covers(place);
    return foreign || !holdsStored(proposal, row.of.id)
      ? [flaw(row, 'member', 'outside-your-area')]
      : checkMemberOf(proposal, row);
  });

/** Does the stored absence belong to the caller's areas? Where the area is unknown, only a caller with `*` may. */
function holdsStored({ known, covers }: Proposal, id: string): boolean {
  const before = known.absences.get(id);
  return before === undefined || covers(known.members.get(before.member)?.area ?? '*');
}
