import { actorOf, may, type Staff } from '#shared/auth/principal.ts';
import { type OfferOf, offered } from '#shared/command/command.ts';
import { commands } from '../commands/index.ts';
import type { Officer } from '../ticket/independence.ts';
import { areaOf, type Ticket } from '../ticket/ticket.ts';

/** May this person act as the ticket's holder: they are, or they lead its area? */
export function mayWork(who: Staff, t: Ticket): boolean {
  const area = areaOf(t);
  if (area === undefined || !may(who, 'ticket.work', area)) return false;
  // Not every member of staff is a member of a team, and not every ticket has a holder: two absences are no match.
  const holds = who.member !== undefined && who.member === t.placement?.holder;
  return holds || may(who, 'routing.decide', area);
}

/** May this person call residents of the ticket's area back at all? Having had a part in the ticket is another matter. */
export const mayCallBack = (who: Staff, t: Ticket): boolean => {
  const area = areaOf(t);
  return area !== undefined && may(who, 'callback.record', area);
};

export const officerOf = (who: Staff): Officer => ({ actor: actorOf(who), member: who.member });

/** What pages offer, by the names in `can`. */
export type Offer = OfferOf<typeof commands>;

export const offersToStaff = (who: Staff, t: Ticket): Offer[] => [
  ...(mayWork(who, t) ? offered(commands, t, 'holder', officerOf(who)) : []),
  ...(mayCallBack(who, t) ? offered(commands, t, 'officer', officerOf(who)) : []),
];

export const offersToResident = (t: Ticket): Offer[] =>
  offered(commands, t, 'resident', { actor: 'resident' });
