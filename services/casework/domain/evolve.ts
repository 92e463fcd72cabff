import type { Meta } from '#shared/commit/aggregate.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** The state after a fact. Facts were decided: nothing is checked here. */
export function evolve(t: Ticket, e: TicketEvent, { at }: Meta): Ticket {
  switch (e.type) {
    case 'TicketOpened':
      return {
        ...t,
        phase: 'received',
        number: e.number,
        channel: e.channel,
        lang: e.lang,
        cycle: 1,
        request: 1,
        openedAt: at,
        chosen: { area: e.area, category: e.category },
      };
    case 'RoutingHeld':
      return { ...t, heldFor: e.area };
    case 'TicketAssigned': {
      const { type: _type, request, ...placement } = e;
      return { ...t, phase: 'assigned', request, placement, heldFor: undefined };
    }
    case 'TicketAccepted':
      return { ...t, phase: 'accepted' };
    case 'ContactMade':
      return { ...t, phase: 'working' };
    case 'ResolutionProposed':
      return { ...t, phase: 'proposed' };
    case 'TicketReopened':
      return { ...t, phase: 'reopened', cycle: t.cycle + 1 };
    case 'HolderWanted':
      return { ...t, request: e.request };
    case 'TicketClosed':
      return { ...t, phase: 'closed' };
    default:
      return unknown(e);
  }
}

const unknown = (e: never): never => {
  throw new Error(`unknown fact ${(e as TicketEvent).type}`);
};
