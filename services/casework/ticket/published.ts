import type { TicketAccepted, TicketWithdrawn } from '#events/casework.ts';
import type { StatementOf } from '#events/envelope.ts';
import { type Ticket, toldArea } from './ticket.ts';

/**
 * Fields that every event of a placed ticket carries, so that its readers need not ask back.
 * @throws when nobody holds the ticket yet: no such event happens before
 */
export function placed({ number, cycle, placement, openedAt, channel, lang }: Ticket) {
  if (!placement) throw new Error(`ticket ${number} has no holder`);
  const { area, category, urgency, holder, team, level } = placement;
  const common = {
    number,
    cycle,
    area,
    category,
    urgency,
    holder,
    team,
    level,
    opened: openedAt,
    channel,
    lang,
  };
  return common satisfies StatementOf<typeof TicketAccepted>;
}

/** Fields of events that a ticket can have before it is placed: as far as they are known. */
export const known = (t: Ticket) =>
  ({
    number: t.number,
    cycle: t.cycle,
    area: toldArea(t),
    category: t.placement?.category ?? t.chosen.category,
    urgency: t.placement?.urgency,
    holder: t.placement?.holder,
  }) satisfies Partial<StatementOf<typeof TicketWithdrawn>>;
