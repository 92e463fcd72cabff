import type { Calendar } from '#shared/calendar/calendar.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { type Clock, type ClockFact, type Deadline, turnOf } from './clock.ts';
import { verdictOf } from './deadline-status.ts';
import { asSet, type Reckoned, reckoned } from './terms.ts';

/**
 * Open deadlines that could still move, reckoned again by the same rules on the calendar of now. Those that did not
 * move and may move still are left alone.
 */
export function recount(clock: Clock, calendar: Calendar): Decided<ClockFact> {
  const events = clock.deadlines.flatMap((d): ClockFact[] => {
    if (!d.provisional || verdictOf(clock, d).state !== 'open') return [];
    const now = reckoned(calendar, d.provisional, d.from);
    return isAsBefore(d, now)
      ? []
      : [{ type: 'DeadlinesSet', ...turnOf(d), from: d.from, stages: [asSet(d.stage, d.from, now)] }];
  });
  return { events };
}

const isAsBefore = (d: Deadline, [due, near, rise, provisional]: Reckoned): boolean =>
  d.due === due && d.near === near && (d.rise ?? 0) === (rise ?? 0) && provisional !== undefined;

/** Does a new calendar concern it? */
export const isProvisional = (clock: Clock): boolean =>
  clock.deadlines.some((d) => d.provisional && verdictOf(clock, d).state === 'open');
