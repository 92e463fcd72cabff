import type { Aggregate } from '#shared/commit/aggregate.ts';
import { evolve } from './evolve.ts';
import { indexOf } from './lists.ts';
import { areaOf, none, type Ticket, type TicketEvent, toldArea } from './ticket.ts';

/** Fields that every event of a placed ticket carries, so that its readers need not ask back. */
const placed = ({ number, cycle, placement: p, openedAt, channel, lang }: Ticket) => ({
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
const known = (t: Ticket) => ({
  number: t.number,
  cycle: t.cycle,
  area: toldArea(t),
  category: t.placement?.category ?? t.chosen.category,
  urgency: t.placement?.urgency,
  holder: t.placement?.holder,
});

export const ticket: Aggregate<Ticket, TicketEvent> = {
  name: 'ticket',
  initial: none,
  evolve,
  publish: {
    TicketOpened: ({ number, cycle, channel, chosen }) => ({ number, cycle, channel, ...chosen }),
    TicketAssigned: (t) => ({
      ...placed(t),
      assignment: t.assignment,
      previous: t.previous,
      why: t.why,
      from: t.from,
    }),
    TicketAccepted: placed,
    ContactMade: placed,
    ResolutionProposed: (t, { outcome }) => ({ ...placed(t), outcome }),
    CallbackRecorded: (t, { reached, solved, satisfied }) => ({
      ...placed(t),
      attempt: t.attempts,
      reached,
      solved,
      satisfied,
    }),
    TicketRated: (t, { solved, satisfied, by }) => ({ ...placed(t), solved, satisfied, by }),
    TicketReopened: placed,
    TicketLevelRaised: (t, { before }) => ({ ...placed(t), before }),
    HolderWanted: (t, { request, why }) => {
      const { team: _team, opened: _opened, channel: _channel, lang: _lang, ...rest } = placed(t);
      return { ...rest, request, why };
    },
    TicketUrged: (t) => ({ ...known(t), times: t.urged }),
    TicketWithdrawn: (t) => ({ ...known(t), opened: t.openedAt, lang: t.lang }),
    TicketClosed: (t, { by }) => ({ ...placed(t), by }),
  },
  index: indexOf,
  attributes: (t) => ({ area: areaOf(t), urgency: t.placement?.urgency }),
};
