import type { Aggregate } from '#shared/commit/aggregate.ts';
import { evolve } from './evolve.ts';
import { areaOf, none, type Ticket, type TicketEvent } from './ticket.ts';

/** Fields that every event of a placed ticket carries, so that its readers need not ask back. */
const placed = ({ number, cycle, placement: p }: Ticket) => ({
  number,
  cycle,
  area: p?.area,
  category: p?.category,
  urgency: p?.urgency,
  holder: p?.holder,
  team: p?.team,
});

export const ticket: Aggregate<Ticket, TicketEvent> = {
  name: 'ticket',
  initial: none,
  evolve,
  publish: {
    TicketOpened: ({ number, cycle, channel, chosen }) => ({ number, cycle, channel, ...chosen }),
    TicketAssigned: (t) => ({ ...placed(t), level: t.placement?.level }),
    TicketAccepted: placed,
    ContactMade: placed,
    ResolutionProposed: (t, { outcome }) => ({ ...placed(t), outcome }),
    TicketReopened: placed,
    HolderWanted: (t, { request, why }) => {
      const { team: _team, ...rest } = placed(t);
      return { ...rest, request, why, level: t.placement?.level };
    },
    TicketClosed: (t, { by }) => ({ ...placed(t), by }),
  },
  index: indexOf,
  attributes: (t) => ({ area: areaOf(t), urgency: t.placement?.urgency }),
};

/**
 * Lists: `work` is the holder's, `place` the neighbourhood's (a block's parent; where only a larger area is known, that).
 * Both carry open or closed, and sort by the instant of opening.
 */
function indexOf(t: Ticket): Record<string, string | undefined> {
  const state = t.phase === 'closed' ? 'closed' : 'open';
  const area = t.placement
    ? t.placement.area.split('/').slice(0, -1).join('/') || t.placement.area
    : areaOf(t);
  return {
    work: t.placement && `${t.placement.holder}#${state}`,
    place: `${area ?? 'unplaced'}#${state}`,
    since: t.openedAt,
  };
}
