import type { Urgency } from '#events/fields.ts';
import { type Decided, Refused } from '#shared/commit/decision.ts';
import type { HolderChoice } from './assessment.ts';
import { type DecisionFact, type DecisionState, openDoubt } from './decision.ts';
import { atLeast, toldIn } from './urgency.ts';

/** What a lead chose, checked against the community's areas and categories. */
export interface LeadDecision {
  readonly area: string;
  readonly category: string;
  readonly urgency: Urgency;
  readonly rules: number;
  readonly named: HolderChoice | undefined;
}

/**
 * Answers the open doubtful request as a lead chose.
 * @throws Refused `not-doubtful` when it was decided in the meantime, `nobody-responsible` when the block has no possible holder
 */
export function decideByLead(state: DecisionState, chosen: LeadDecision): Decided<DecisionFact> {
  const open = openDoubt(state);
  if (!open) throw new Refused('not-doubtful');
  const { area, category, rules, named } = chosen;
  if (!named) throw new Refused('nobody-responsible');
  // A category that was decided in an earlier round keeps the urgency that the ticket has frozen.
  const { urgency, reasons: raised } =
    open.category === category && open.urgency
      ? { urgency: open.urgency, reasons: toldIn(open.reasons) }
      : atLeast(chosen.urgency, state.told);
  const { holder, team, reason } = named;
  const { request, level } = open;
  const reasons = [{ code: 'decided-by-lead' }, ...raised, reason];
  return {
    events: [{ type: 'TicketRouted', request, area, team, holder, category, urgency, level, rules, reasons }],
  };
}
