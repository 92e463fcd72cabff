import type { Calendar } from '#shared/calendar/calendar.ts';
import type { Decided } from '#shared/commit/decision.ts';
import type { Clock, ClockFact, Deadline } from './clock.ts';
import { reckoned } from './terms.ts';
import { verdictOf } from './verdict.ts';

/**
 * Open deadlines that could still move, reckoned again by the same rules on the calendar of now. Those that did not
 * move and may move still are left alone.
 */
export function recount(clock: Clock, calendar: Calendar): Decided<ClockFact> {
  const events = clock.deadlines.flatMap((d): ClockFact[] => {
    if (!d.provisional || verdictOf(clock, d).state !== 'open') return [];
    const now = reckoned(calendar, d.provisional, d.from);
    const { stage, cycle, level, from } = d;
    return isAsBefore(d, now)
      ? []
      : [{ type: 'DeadlinesSet', cycle, level, from, stages: [[stage, ...now]] }];
  });
  return { events };
}

const isAsBefore = (d: Deadline, [due, near, rise, provisional]: ReturnType<typeof reckoned>): boolean =>
  d.due === due && d.near === near && (d.rise ?? 0) === (rise ?? 0) && provisional !== undefined;

/** Does a new calendar concern it? */
export const isProvisional = (clock: Clock): boolean =>
  clock.deadlines.some((d) => d.provisional && verdictOf(clock, d).state === 'open');
