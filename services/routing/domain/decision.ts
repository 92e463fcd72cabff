import type { DataOf } from '#events/envelope.ts';
import type { Urgency } from '#events/fields.ts';
import type * as events from '#events/routing.ts';
import type { Reason, RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import type { Aggregate, Meta } from '#shared/commit/aggregate.ts';

type Routed = DataOf<typeof TicketRouted>;
type Doubtful = DataOf<typeof RoutingDoubtful>;

/** The urgency that the caller stated, for a lead who chooses another category. Stays in the log. */
interface Stated {
  readonly told?: Urgency | undefined;
}

/** What the lead's page needs besides the published fields; stays in the log. */
interface Kept extends Stated {
  /** The ticket's speakable number. */
  readonly number: string;
  /** Partition of the queue: path of the neighbourhood (or wider area) in which the ticket waits. */
  readonly waiting: string;
  /** Level of the ticket for which a holder is wanted. */
  readonly level: number;
  /** Version of the taxonomy that was used. */
  readonly rules: number;
  /** Of the category and of what the caller said; a lead who keeps the category keeps it. */
  readonly urgency?: Urgency | undefined;
  /** Paths of the blocks that it might be, the likeliest first. */
  readonly candidates: readonly string[];
}

export type RoutedFact = Routed & Stated & { readonly type: 'TicketRouted' };
export type DoubtfulFact = Omit<Doubtful, 'number'> & Kept & { readonly type: 'RoutingDoubtful' };
export type DecisionFact = RoutedFact | DoubtfulFact;

/** The newest answer that routing gave for a ticket. */
export type Answer = (RoutedFact | DoubtfulFact) & { readonly at: string; readonly actor: string };

export interface DecisionState {
  /** Number of the newest request that was answered; 0 before the first. */
  readonly request: number;
  readonly answer?: Answer;
  /** The urgency stated at the first request, for every later one. */
  readonly told?: Urgency;
}

/** The doubtful answer that waits for a lead, if the newest one does. */
export const openDoubt = ({ answer }: DecisionState) =>
  answer?.type === 'RoutingDoubtful' ? answer : undefined;

/** Ids of areas and codes; names of places and words that were found stay in the log. */
const PUBLIC = new Set(['area', 'block', 'blocks', 'category', 'urgency']);

/** The public part of a reason: an event reveals no place below the block and none of the resident's words. */
const shown = ({ code, params = {} }: Reason): Reason => {
  const known = Object.entries(params).filter(([name]) => PUBLIC.has(name));
  return known.length > 0 ? { code, params: Object.fromEntries(known) } : { code };
};

/** One decision per ticket: every request gets one answer, a doubtful one until a lead replaces it. */
export const decision: Aggregate<DecisionState, DecisionFact, typeof events> = {
  name: 'decision',
  initial: { request: 0 },
  evolve: (before, fact, { at, actor }: Meta) => {
    const heard = fact.told ?? before.told;
    return { request: fact.request, answer: { ...fact, at, actor }, ...(heard && { told: heard }) };
  },
  publish: {
    TicketRouted: (_, { type: _type, told: _heard, reasons, ...data }) => ({
      ...data,
      reasons: reasons.map(shown),
    }),
    RoutingDoubtful: (_, { request, area, category, urgency, reasons, number }) => ({
      request,
      area,
      category,
      urgency,
      reasons: reasons.map(shown),
      number,
    }),
  },
  index: (state) => {
    const open = openDoubt(state);
    return { waiting: open?.waiting, since: open?.at };
  },
  attributes: ({ answer }) => ({
    area: answer?.area,
    urgency: answer?.urgency,
  }),
};
