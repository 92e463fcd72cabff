import type { Meta } from '#shared/commit/aggregate.ts';
import {
  type Clock,
  type ClockFact,
  type Deadline,
  type DeadlineKey,
  type PlaceAndRules,
  sameDeadline,
} from './clock.ts';

/** Partitions of the index of open clocks. */
export const SHARDS = 8;

/** The state after a fact. Facts were decided: nothing is checked here. */
export function evolve(clock: Clock, fact: ClockFact, { at }: Meta): Clock {
  const c = clock.shard === undefined ? { ...clock, shard: Date.parse(at) % SHARDS } : clock;
  switch (fact.type) {
    case 'DeadlinesSet':
      return {
        ...withPlaceAndRules(c, fact),
        deadlines: withSet(c.deadlines, fact),
        ...(fact.armed !== undefined && { armed: fact.from + fact.armed }),
      };
    case 'Heard':
      return { ...withPlaceAndRules(c, fact), marks: [...c.marks, ...(fact.marks ?? [])] };
    case 'DeadlineMet':
      return changed(c, fact, { done: fact.done });
    case 'DeadlineNear':
      return changed(c, fact, { warned: true });
    case 'DeadlineMissed':
      return changed(c, fact, fact.rise === undefined ? { missed: true } : { risen: true });
    case 'DeadlinesDropped':
      return { ...c, ended: fact.ended };
    default:
      return unknown(fact);
  }
}

/** The state after facts that were decided and have no instant yet: it matters to their log only. */
export const evolveDecided = (clock: Clock, facts: readonly ClockFact[]): Clock =>
  facts.reduce((c, fact) => evolve(c, fact, UNSTAMPED), clock);

const UNSTAMPED: Meta = { at: '1970-01-01T00:00:00.000Z', actor: '', version: 0 };

const changed = (c: Clock, of: DeadlineKey, change: Partial<Deadline>): Clock => ({
  ...c,
  deadlines: c.deadlines.map((d) => (sameDeadline(d, of) ? { ...d, ...change } : d)),
});

/** A deadline that is set again keeps what was published about it. */
function withSet(
  before: readonly Deadline[],
  { cycle = 1, level = 1, from, stages }: Extract<ClockFact, { type: 'DeadlinesSet' }>,
): Deadline[] {
  const after = [...before];
  for (const [stage, due, near, rise, provisional] of stages) {
    const at = after.findIndex((d) => sameDeadline(d, { stage, cycle, level }));
    const { rise: _r, provisional: _p, ...kept } = after[at] ?? {};
    const set = {
      ...kept,
      stage,
      cycle,
      level,
      from,
      due: from + due,
      near: from + near,
      ...(rise && { rise: from + due + rise }),
      ...(provisional && { provisional }),
    };
    after.splice(at === -1 ? after.length : at, 1, set);
  }
  return after;
}

const FIELDS = ['number', 'channel', 'opened', 'area', 'category', 'urgency', 'holder'] as const;

function withPlaceAndRules(c: Clock, fact: PlaceAndRules): Clock {
  const known = Object.fromEntries(FIELDS.filter((f) => fact[f] !== undefined).map((f) => [f, fact[f]]));
  const { set = c.frozen?.set, rules = c.frozen?.rules, levels = c.frozen?.levels } = fact;
  const frozen = set !== undefined && rules !== undefined && levels !== undefined;
  return {
    ...c,
    rank: fact.rank ?? c.rank,
    place: { ...c.place, ...known },
    ...(fact.doubt && { doubt: fact.doubt }),
    ...(frozen && { frozen: { set, rules, levels } }),
  };
}

const unknown = (fact: never): never => {
  throw new Error(`unknown fact ${(fact as ClockFact).type}`);
};
