import { aggregateOf, type SpecsOf } from '#shared/command/aggregate.ts';
import type { FactOf } from '#shared/command/fact.ts';
import { type CoreFact, facts } from '../ticket/facts.ts';
import { indexOf } from '../ticket/lists.ts';
import { areaOf, none, type Ticket } from '../ticket/ticket.ts';
import { commands } from './index.ts';

type FactsOf<C> = { [K in keyof C]: C[K] extends { facts?: infer F } ? FactOf<F> : never }[keyof C];

/** Everything that happens to a ticket. */
export type TicketEvent = CoreFact | FactsOf<typeof commands>;

export const ticketFacts: SpecsOf<Ticket, TicketEvent> = Object.assign(
  {},
  facts,
  ...Object.values(commands).map((c) => c.facts ?? {}),
);

export const ticket = aggregateOf<Ticket, TicketEvent>({
  name: 'ticket',
  initial: none,
  facts: ticketFacts,
  // A base that an earlier version folded lacks what that version did not know; the holder it names has had the ticket.
  whole: (t) => ({ ...none, ...(t.placement && { assignment: 1, holders: [t.placement.holder] }), ...t }),
  index: indexOf,
  attributes: (t) => ({ area: areaOf(t), urgency: t.placement?.urgency }),
});
