import { atOnce } from '#shared/at-once.ts';
import { headOf, instantOf } from '../../support/logs.ts';

/** Of reports that were accepted: how many have no ticket with a holder, and how many were opened or assigned more than once. */
export async function holders(reports: readonly string[]): Promise<{ none: number; twice: number }> {
  const heads = await atOnce(6, reports, (report) => headOf('casework', report));
  const lacks = heads.filter((head) => instantOf(head, 'TicketAssigned') === undefined);
  const doubles = heads.filter((head) =>
    ['TicketOpened', 'TicketAssigned'].some((fact) => instantOf(head, fact, 2) !== undefined),
  );
  return { none: lacks.length, twice: doubles.length };
}
