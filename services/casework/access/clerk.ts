import type { GrantReader } from '#shared/auth/grants.ts';
import { staffOf } from '#shared/auth/principal.ts';
import type { Officer } from '../ticket/independence.ts';
import type { Ticket } from '../ticket/ticket.ts';

/**
 * Who entered the ticket's report for the resident, with the member that they are. Undefined for a resident's own report,
 * and where nothing is known of them (any more).
 */
export const clerkOf = async (
  granted: GrantReader,
  { enteredBy }: Pick<Ticket, 'enteredBy'>,
): Promise<Officer | undefined> => {
  const staff = enteredBy && staffOf(enteredBy);
  if (!staff) return undefined;
  const { member, grants } = await granted(staff);
  const isKnown = member !== undefined || grants.length > 0;
  return isKnown ? { actor: enteredBy, member } : undefined;
};
