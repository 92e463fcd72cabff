import type { Urgency } from '#events/fields.ts';
import { type Decided, Refused } from '#shared/commit/decision.ts';
import { type DecisionFact, type DecisionState, openDoubt } from './decision.ts';
import type { Named } from './judgement.ts';
import { atLeast, toldIn } from './urgency.ts';

/** What a lead decided, checked against the community's areas and categories. */
export interface Verdict {
  readonly area: string;
  readonly category: string;
  readonly urgency: Urgency;
  readonly rules: number;
  readonly named: Named | undefined;
}

/**
 * Answers the open doubtful request by a lead's verdict.
 * @throws Refused `not-doubtful` when it was decided meanwhile, `nobody-responsible` when the block has nobody
 */
export function decideByLead(state: DecisionState, verdict: Verdict): Decided<DecisionFact> {
  const open = openDoubt(state);
  if (!open) throw new Refused('not-doubtful');
  const { area, category, rules, named } = verdict;
  if (!named) throw new Refused('nobody-responsible');
  // A category that was decided in an earlier round keeps the urgency that the ticket has frozen.
  const { urgency, reasons: raised } =
    open.category === category && open.urgency
      ? { urgency: open.urgency, reasons: toldIn(open.reasons) }
      : atLeast(verdict.urgency, state.told);
  const { holder, team, reason } = named;
  const { request, level } = open;
  const reasons = [{ code: 'decided-by-lead' }, ...raised, reason];
  return {
    events: [{ type: 'TicketRouted', request, area, team, holder, category, urgency, level, rules, reasons }],
  };
}
