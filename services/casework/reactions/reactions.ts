import type { DataOf } from '#events/envelope.ts';
import type { DeadlineMissed } from '#events/escalation.ts';
import type { Stage } from '#events/fields.ts';
import type { ReportReceived } from '#events/intake.ts';
import type { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { staffOf } from '#shared/auth/principal.ts';
import { isAllowed } from '#shared/command/command.ts';
import { type Decided, NotYet } from '#shared/commit/decision.ts';
import { withdraw } from '../commands/withdraw/command.ts';
import type { CoreFact } from '../ticket/facts.ts';
import type { Ticket, TicketPhase } from '../ticket/ticket.ts';

// Decisions on other services' events, each of which may come twice, late, and before the report itself.

const nothing: Decided<CoreFact> = { events: [] };

/** A ticket is opened at once, without waiting for routing; `actor` made the report. */
export const open =
  (report: DataOf<typeof ReportReceived>, actor: string) =>
  (t: Ticket): Decided<CoreFact> => {
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
          ...(staffOf(actor) !== undefined && { enteredBy: actor }),
        },
      ],
    };
  };

/** Routing is to name a holder: the first, one for the next cycle, or one of the next level. */
const awaitsHolder = (t: Ticket): boolean => t.phase === 'received' || t.phase === 'reopened' || t.rising;

/**
 * Only the answer to the open request counts; older and repeated answers are ignored, and one that comes when the
 * matter is the resident's or over. Where the report is still on its way no request was made at all.
 */
const answersOpenRequest = (t: Ticket, request: number): boolean => {
  if (request > t.request) throw new NotYet('the request that this answers is still on its way');
  return request === t.request && awaitsHolder(t);
};

export const assign =
  (routed: DataOf<typeof TicketRouted>) =>
  (t: Ticket): Decided<CoreFact> => {
    if (!answersOpenRequest(t, routed.request)) return nothing;
    const { request, area, team, holder, category, urgency, level } = routed;
    return { events: [{ type: 'TicketAssigned', request, area, team, holder, category, urgency, level }] };
  };

export const hold =
  (doubtful: DataOf<typeof RoutingDoubtful>) =>
  (t: Ticket): Decided<CoreFact> => {
    if (!answersOpenRequest(t, doubtful.request) || t.heldFor === doubtful.area) return nothing;
    return { events: [{ type: 'RoutingHeld', area: doubtful.area, request: doubtful.request }] };
  };

/** The report was withdrawn at intake: the ticket follows, unless it is over. */
export const withdrawn =
  (who: Parameters<typeof withdraw.decide>[1]) =>
  (t: Ticket): Decided<CoreFact> => {
    if (t.phase === 'none') throw new NotYet('the report is still on its way');
    return isAllowed(withdraw, t) ? withdraw.decide(undefined, who)(t) : nothing;
  };

/**
 * What was late at one level is taken to the next. Escalation tells that a deadline ran out; whether it matters is
 * judged by the ticket's own log: what was done in time but reported late raises nothing.
 */
export const raiseLevel =
  ({ stage, cycle, level, levels, due, missed }: DataOf<typeof DeadlineMissed>) =>
  (t: Ticket): Decided<CoreFact> => {
    const here = t.cycle === cycle && t.placement?.level === level;
    const isLast = level >= levels;
    if (stage !== 'rise' || !here || isLast || !atWork.includes(t.phase)) return nothing;
    if (missed && doneBefore(t, missed, due)) return nothing;
    return {
      events: [
        { type: 'TicketLevelRaised', before: level, level: level + 1 },
        { type: 'HolderWanted', request: t.request + 1, why: 'level-raised' },
      ],
    };
  };

/** With a holder, and not yet proposed. */
const atWork: readonly string[] = ['assigned', 'accepted', 'working'] satisfies TicketPhase[];

const doneBefore = (t: Ticket, stage: Stage, due: string): boolean => {
  const done = stage === 'accept' ? t.acceptedAt : stage === 'contact' ? t.contactedAt : undefined;
  return done !== undefined && done <= due;
};
