import { may, type Staff } from '#shared/auth/principal.ts';
import type { Recorded } from '#shared/commit/log.ts';
import { allowed, type Command } from './domain/commands.ts';
import { areaOf, type Ticket, type TicketEvent, wantsAttention } from './domain/ticket.ts';
import type { Listed, Text } from './store.ts';

/** How a state is called on pages and in the API; `doubtful` is a received ticket that waits for a lead's decision. */
export const stateOf = (t: Ticket): string =>
  t.phase === 'received' && t.heldFor !== undefined ? 'doubtful' : t.phase;

/** A row of a list: no words, no person. */
export const summary = ({ id, changed, ticket: t }: Listed) => ({
  id,
  number: t.number,
  state: stateOf(t),
  category: t.placement?.category ?? t.chosen.category,
  urgency: t.placement?.urgency ?? 'normal',
  area: areaOf(t),
  holder: t.placement?.holder,
  cycle: t.cycle,
  openedAt: t.openedAt,
  changedAt: changed,
  attention: wantsAttention(t),
});

/** May this person act as the ticket's holder: they are, or they lead its area? */
export function mayWork(who: Staff, t: Ticket): boolean {
  const area = areaOf(t);
  if (area === undefined || !may(who, 'ticket.work', area)) return false;
  // Not every member of staff is a member of a team, and not every ticket has a holder: two absences are no match.
  const holds = who.member !== undefined && who.member === t.placement?.holder;
  return holds || may(who, 'routing.decide', area);
}

export const commandsFor = (who: Staff, t: Ticket): Command[] =>
  mayWork(who, t) ? allowed(t, 'holder') : [];

/** Facts that a page shows as steps; the others are bookkeeping between services. */
const shown = new Set<TicketEvent['type']>([
  'TicketOpened',
  'RoutingHeld',
  'TicketAssigned',
  'TicketAccepted',
  'ContactMade',
  'ResolutionProposed',
  'TicketReopened',
  'TicketClosed',
]);

type History = readonly Recorded<Ticket, TicketEvent>[];

export const steps = (history: History) =>
  history
    .filter(({ event }) => shown.has(event.type))
    .map(({ event, at, actor }) => ({ type: event.type, at, actor }));

/** Texts in the order of the facts that they belong to; an orphan (its fact was refused) is left out. */
export const textsInOrder = (history: History, texts: ReadonlyMap<string, Text>) =>
  history.flatMap(({ words, at, event }) => {
    const found = texts.get(words);
    const told = found && event.type !== 'HolderWanted';
    return told ? [{ at, text: found.text, outcome: found.outcome, solved: found.solved }] : [];
  });
