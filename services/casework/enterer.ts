import type { GrantReader } from '#shared/auth/grants.ts';
import type { Officer } from './domain/independence.ts';
import type { Ticket } from './domain/ticket.ts';

/** Who entered the ticket's report for the resident, with the member that they are; undefined for a report of their own. */
export const entererOf = async (
  granted: GrantReader,
  { enteredBy }: Pick<Ticket, 'enteredBy'>,
): Promise<Officer | undefined> => {
  if (enteredBy === undefined) return undefined;
  const { member } = await granted(enteredBy.replace(/^staff:/, ''));
  return { actor: enteredBy, member };
};
