import { may, type Resident, type Staff } from '#shared/auth/principal.ts';
import { type Loaded, load } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import { problems } from '#shared/http/problem.ts';
import { ticket } from '../commands/aggregate.ts';
import { areaOf, type Ticket } from '../ticket/ticket.ts';

/**
 * A ticket that this member of staff may see; outside their areas it does not exist for them.
 * @throws Problem not-found
 */
export async function ticketFor(store: Store, who: Staff, id: string): Promise<Loaded<Ticket>> {
  const found = await load(store, ticket, id);
  const area = areaOf(found.state);
  if (found.version === 0 || area === undefined || !may(who, 'ticket.read', area)) throw problems.notFound();
  return found;
}

/**
 * The one ticket that a resident's token opens.
 * @throws Problem not-found
 */
export async function ownTicket(store: Store, who: Resident, id: string): Promise<Loaded<Ticket>> {
  if (!id || who.report !== id) throw problems.notFound();
  return load(store, ticket, id);
}
