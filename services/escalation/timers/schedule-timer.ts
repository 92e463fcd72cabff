import { SKEW } from '#shared/commit/cause.ts';
import { type By, type Committed, commit, type Loaded, type Stores } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { clock } from '../domain/aggregate.ts';
import type { Clock, ClockFact } from '../domain/clock.ts';
import { evolve } from '../domain/evolve.ts';
import { nextRing } from '../domain/timer.ts';
import type { DueItems } from './due-items.ts';

export interface ClockParts {
  readonly stores: Stores;
  readonly items: Pick<DueItems, 'put'>;
}

/**
 * Commits to a clock. Keeps the invariant of the timers: some due item stands at or before the clock's next ring. One
 * is written, before the clock, only when the next ring gets earlier; nothing is cancelled.
 * @throws as `commit` does
 */
export async function commitClock(
  { stores, items }: ClockParts,
  subject: string,
  by: By,
  decide: (state: Clock) => Decided<ClockFact> | Promise<Decided<ClockFact>>,
  start: { readonly from?: Loaded<Clock> } = {},
): Promise<Committed<Clock, ClockFact>> {
  let armed = Number.POSITIVE_INFINITY;
  const decideArmed = async (state: Clock) => {
    const decided = await decide(state);
    const due = earlierRing(state, decided, Date.parse(by.at));
    if (due === undefined) return decided;
    if (due < armed) {
      await items.put({ subject, due });
      armed = due;
    }
    return remembering(decided, armed);
  };
  return commit(stores, clock, subject, by, decideArmed, start);
}

/** The next ring after these facts, when it is earlier than that for which an item stands. */
function earlierRing(state: Clock, { events }: Decided<ClockFact>, now: number): number | undefined {
  if (events.length === 0) return undefined;
  const meta = { at: '1970-01-01T00:00:00.000Z', actor: '', version: 0 };
  const next = nextRing(events.reduce((s, e) => evolve(s, e, meta), state));
  return next !== undefined && next < standing(state, now) ? next : undefined;
}

/** What was armed stands until its instant, give or take two servers' clocks; after that the next ring is armed. */
const standing = (state: Clock, now: number): number =>
  state.armed !== undefined && state.armed > now + SKEW
    ? state.armed
    : (nextRing(state) ?? Number.POSITIVE_INFINITY);

/** Only what sets deadlines can make the next ring earlier. */
const remembering = ({ events }: Decided<ClockFact>, armed: number): Decided<ClockFact> => ({
  events: events.map((fact) => (fact.type === 'DeadlinesSet' ? { ...fact, armed: armed - fact.from } : fact)),
});
