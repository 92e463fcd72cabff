import { type Ticket, toldArea } from './ticket.ts';

/** Fields that every event of a placed ticket carries, so that its readers need not ask back. */
export const placed = ({ number, cycle, placement: p, openedAt, channel, lang }: Ticket) => ({
  number,
  cycle,
  area: p?.area,
  category: p?.category,
  urgency: p?.urgency,
  holder: p?.holder,
  team: p?.team,
  opened: openedAt,
  level: p?.level,
  channel,
  lang,
});

/** Fields of events that a ticket can have before it is placed: as far as they are known. */
export const known = (t: Ticket) => ({
  number: t.number,
  cycle: t.cycle,
  area: toldArea(t),
  category: t.placement?.category ?? t.chosen.category,
  urgency: t.placement?.urgency,
  holder: t.placement?.holder,
});
