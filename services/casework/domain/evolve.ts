import type { Meta } from '#shared/commit/aggregate.ts';
import { none, type Ticket, type TicketEvent, toldArea } from './ticket.ts';

/** The state after a fact. Facts were decided: nothing is checked here. */
export function evolve(before: Ticket, e: TicketEvent, { at, actor }: Meta): Ticket {
  const t = whole(before);
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
        enteredBy: e.enteredBy,
      };
    case 'RoutingHeld':
      return { ...t, heldFor: e.area };
    case 'TicketAssigned':
      return assigned(t, e);
    case 'TicketAccepted':
      return { ...t, phase: 'accepted', acceptedAt: at, hands: withOne(t.hands, actor) };
    case 'ContactMade':
      return { ...t, phase: 'working', contactedAt: t.contactedAt ?? at, hands: withOne(t.hands, actor) };
    case 'ResolutionProposed':
      // Whoever was to take it over at the next level is not needed: it is the resident's turn.
      return { ...t, phase: 'proposed', proposedAt: at, rising: false, hands: withOne(t.hands, actor) };
    case 'CallbackRecorded':
      return {
        ...t,
        toConfirm: e.reached ? undefined : t.toConfirm,
        attempts: t.attempts + 1,
        unanswered: e.reached ? t.unanswered : [...t.unanswered, at],
      };
    case 'TicketRated':
      return t;
    case 'ConfirmationWanted':
      return { ...t, toConfirm: e.wish };
    case 'TicketReopened':
      return {
        ...t,
        phase: 'reopened',
        cycle: t.cycle + 1,
        attempts: 0,
        unanswered: [],
        // That they wish to take it back stands until they are asked.
        toConfirm: t.toConfirm === 'solved' ? undefined : t.toConfirm,
      };
    case 'TicketLevelRaised':
      return { ...t, placement: t.placement && { ...t.placement, level: e.level } };
    case 'HolderWanted':
      return { ...t, request: e.request, why: e.why, rising: e.why === 'level-raised' };
    case 'TicketUrged':
      return { ...t, urged: t.urged + 1, urgedAt: at };
    case 'TicketWithdrawn':
      return { ...t, phase: 'withdrawn', rising: false, toConfirm: undefined };
    case 'TicketClosed':
      return { ...t, phase: 'closed', toConfirm: undefined };
    default:
      return unknown(e);
  }
}

function assigned(t: Ticket, e: Extract<TicketEvent, { type: 'TicketAssigned' }>): Ticket {
  const { type: _type, request, ...placement } = e;
  const before = t.placement?.holder;
  return {
    ...t,
    phase: 'assigned',
    request,
    placement,
    heldFor: undefined,
    rising: false,
    assignment: t.assignment + 1,
    previous: before === placement.holder ? undefined : before,
    from: toldArea(t) ?? '-',
    holders: withOne(t.holders, placement.holder),
    acceptedAt: undefined,
    contactedAt: undefined,
  };
}

const withOne = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all : [...all, one];

/** A base that an earlier version folded lacks what that version did not know; the holder it names has had the ticket. */
const whole = (t: Ticket): Ticket => ({
  ...none,
  ...(t.placement && { assignment: 1, holders: [t.placement.holder] }),
  ...t,
});

const unknown = (e: never): never => {
  throw new Error(`unknown fact ${(e as TicketEvent).type}`);
};
