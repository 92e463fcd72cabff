import type { Decided } from '#shared/commit/decision.ts';
import { type Clock, type ClockFact, cycleAndLevelOf, type Deadline, type Ms, type Via } from './clock.ts';
import { levelAt, raisedAbove, statusOf } from './deadline-status.ts';

/** What will be published about a deadline next, and when. */
interface Pending {
  readonly at: Ms;
  readonly what: 'near' | 'missed' | 'rise';
  readonly of: Deadline;
}

/** The instant of the clock's next timer; undefined when nothing can happen by itself any more. */
export const nextTimer = (clock: Clock): Ms | undefined =>
  pending(clock).reduce<Ms | undefined>((a, { at }) => (a === undefined || at < a ? at : a), undefined);

/** The facts that are due by now. A warning whose deadline has passed as well is skipped. Each fact is made once. */
export function factsDue(clock: Clock, now: Ms, via: Via): Decided<ClockFact> {
  const due = pending(clock).filter(({ at }) => at <= now);
  const events = due
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, what, of }): ClockFact[] => {
      const arrival = { stage: of.stage, ...cycleAndLevelOf(of), via, lateMs: now - at };
      if (what === 'near')
        return of.due > now ? [{ type: 'DeadlineNear', ...arrival }] : missedToo(of, now, via);
      return [{ type: 'DeadlineMissed', ...arrival, ...(what === 'rise' && { rise: at }) }];
    });
  return { events };
}

/** After an outage: the deadline itself has passed, too. */
const missedToo = (d: Deadline, now: Ms, via: Via): ClockFact[] => [
  { type: 'DeadlineMissed', stage: d.stage, ...cycleAndLevelOf(d), via, lateMs: now - d.due },
];

function pending(clock: Clock): Pending[] {
  return clock.deadlines.flatMap((of): Pending[] => {
    const { state } = statusOf(clock, of);
    if (state === 'open')
      return [of.warned ? { at: of.due, what: 'missed', of } : { at: of.near, what: 'near', of }];
    const rises = state === 'missed' && of.rise !== undefined && !of.risen && mayRise(clock, of);
    return rises ? [{ at: of.rise as Ms, what: 'rise', of }] : [];
  });
}

/** A missed deadline raises the level that the ticket had when it was due, unless that level has risen already. */
function mayRise(clock: Clock, d: Deadline): boolean {
  const level = levelAt(clock, d, d.due);
  const levels = clock.frozen?.levels ?? 1;
  return clock.ended === undefined && level < levels && raisedAbove(clock, d.cycle, level) === undefined;
}
