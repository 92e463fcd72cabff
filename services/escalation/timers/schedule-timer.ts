import { SKEW } from '#shared/commit/cause.ts';
import { type By, type Committed, commit, type Loaded, type Stores } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { clock } from '../domain/aggregate.ts';
import type { Clock, ClockFact } from '../domain/clock.ts';
import { evolveDecided } from '../domain/evolve.ts';
import { nextTimer } from '../domain/timer.ts';
import type { DueItems } from './due-items.ts';

export interface ClockDeps {
  readonly stores: Stores;
  readonly items: Pick<DueItems, 'put'>;
}

/**
 * Commits to a clock and schedules its timer. Keeps the invariant: some due item exists at or before the clock's next
 * timer. One is written, before the clock, only when the next timer gets earlier; no timer is ever cancelled.
 * @throws as `commit` does
 */
export async function commitAndSchedule(
  { stores, items }: ClockDeps,
  subject: string,
  by: By,
  decide: (state: Clock) => Decided<ClockFact> | Promise<Decided<ClockFact>>,
  start: { readonly from?: Loaded<Clock> } = {},
): Promise<Committed<Clock, ClockFact>> {
  let scheduled = Number.POSITIVE_INFINITY;
  const decideAndSchedule = async (state: Clock) => {
    const decided = await decide(state);
    const due = earlierTimer(state, decided, Date.parse(by.at));
    if (due === undefined) return decided;
    if (due < scheduled) {
      await items.put({ subject, due });
      scheduled = due;
    }
    return withScheduled(decided, scheduled);
  };
  return commit(stores, clock, subject, by, decideAndSchedule, start);
}

/** The next timer after these facts, if it is earlier than the one that is scheduled. */
function earlierTimer(state: Clock, { events }: Decided<ClockFact>, now: number): number | undefined {
  if (events.length === 0) return undefined;
  const next = nextTimer(evolveDecided(state, events));
  return next !== undefined && next < scheduledUntil(state, now) ? next : undefined;
}

/** A scheduled timer counts until its instant, less the skew of two servers' clocks; after that the next one does. */
const scheduledUntil = (state: Clock, now: number): number =>
  state.armed !== undefined && state.armed > now + SKEW
    ? state.armed
    : (nextTimer(state) ?? Number.POSITIVE_INFINITY);

/** Keeps the scheduled instant in the facts that set deadlines: only these can make the next timer earlier. */
const withScheduled = ({ events }: Decided<ClockFact>, scheduled: number): Decided<ClockFact> => ({
  events: events.map((fact) =>
    fact.type === 'DeadlinesSet' ? { ...fact, armed: scheduled - fact.from } : fact,
  ),
});
