import type { Decided } from '#shared/commit/decision.ts';
import { type Clock, type ClockFact, type Deadline, type Ms, turnOf, type Via } from './clock.ts';
import { levelAt, raisedAbove, verdictOf } from './deadline-status.ts';

/** One thing that is still to be said of a deadline, and when. */
interface Pending {
  readonly at: Ms;
  readonly what: 'near' | 'missed' | 'rise';
  readonly of: Deadline;
}

/** When the clock has to be looked at next; undefined when nothing can happen by itself. */
export const nextRing = (clock: Clock): Ms | undefined =>
  pending(clock).reduce<Ms | undefined>((a, { at }) => (a === undefined || at < a ? at : a), undefined);

/** What is to be said now. A warning that comes when all is over is not given. Saying it twice is impossible. */
export function ring(clock: Clock, now: Ms, via: Via): Decided<ClockFact> {
  const due = pending(clock).filter(({ at }) => at <= now);
  const events = due
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, what, of }): ClockFact[] => {
      const rung = { stage: of.stage, ...turnOf(of), via, lateMs: now - at };
      if (what === 'near')
        return of.due > now ? [{ type: 'DeadlineNear', ...rung }] : missedToo(of, now, via);
      return [{ type: 'DeadlineMissed', ...rung, ...(what === 'rise' && { rise: at }) }];
    });
  return { events };
}

/** After an outage: the deadline itself has passed, too. */
const missedToo = (d: Deadline, now: Ms, via: Via): ClockFact[] => [
  { type: 'DeadlineMissed', stage: d.stage, ...turnOf(d), via, lateMs: now - d.due },
];

function pending(clock: Clock): Pending[] {
  return clock.deadlines.flatMap((of): Pending[] => {
    const { state } = verdictOf(clock, of);
    if (state === 'open')
      return [of.warned ? { at: of.due, what: 'missed', of } : { at: of.near, what: 'near', of }];
    const rises = state === 'missed' && of.rise !== undefined && !of.risen && mayRise(clock, of);
    return rises ? [{ at: of.rise as Ms, what: 'rise', of }] : [];
  });
}

/** A missed deadline raises the level that the ticket had when it was due; nothing rises that has risen. */
function mayRise(clock: Clock, d: Deadline): boolean {
  const level = levelAt(clock, d, d.due);
  const levels = clock.frozen?.levels ?? 1;
  return clock.ended === undefined && level < levels && raisedAbove(clock, d.cycle, level) === undefined;
}
