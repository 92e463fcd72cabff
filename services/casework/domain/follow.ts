import type { DataOf } from '#events/envelope.ts';
import type { ReportReceived } from '#events/intake.ts';
import type { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { type Decided, NotYet } from '#shared/commit/decision.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** What follows from others' facts. All of them may come twice, late, and before the report itself. */
const nothing: Decided<TicketEvent> = { events: [] };

/** A ticket is opened at once, whatever routing finds out meanwhile. */
export const open =
  (report: DataOf<typeof ReportReceived>) =>
  (t: Ticket): Decided<TicketEvent> => {
    if (t.phase !== 'none') return nothing;
    const { number, channel, lang, area, category } = report;
    return {
      events: [
        {
          type: 'TicketOpened',
          number,
          channel,
          lang,
          ...(area !== undefined && { area }),
          ...(category !== undefined && { category }),
        },
      ],
    };
  };

/**
 * Only the answer to the open request counts; older and repeated answers are ignored. Where the report is still on its
 * way no request was made at all.
 */
const answersOpenRequest = (t: Ticket, request: number): boolean => {
  if (request > t.request) throw new NotYet('the request that this answers is still on its way');
  return request === t.request && (t.phase === 'received' || t.phase === 'reopened');
};

export const assign =
  (routed: DataOf<typeof TicketRouted>) =>
  (t: Ticket): Decided<TicketEvent> => {
    if (!answersOpenRequest(t, routed.request)) return nothing;
    const { request, area, team, holder, category, urgency, level } = routed;
    return { events: [{ type: 'TicketAssigned', request, area, team, holder, category, urgency, level }] };
  };

export const hold =
  (doubtful: DataOf<typeof RoutingDoubtful>) =>
  (t: Ticket): Decided<TicketEvent> => {
    if (!answersOpenRequest(t, doubtful.request) || t.heldFor === doubtful.area) return nothing;
    return { events: [{ type: 'RoutingHeld', area: doubtful.area, request: doubtful.request }] };
  };
