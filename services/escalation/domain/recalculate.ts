import type { Calendar } from '#shared/calendar/calendar.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { type Clock, type ClockFact, cycleAndLevelOf, type Deadline } from './clock.ts';
import { statusOf } from './deadline-status.ts';
import { calculate, type Instants, toSetStage } from './terms.ts';

/**
 * Calculates open provisional deadlines again, by the same rules on the current calendar. Those that did not move and
 * may still move are left alone.
 */
export function recalculate(clock: Clock, calendar: Calendar): Decided<ClockFact> {
  const events = clock.deadlines.flatMap((d): ClockFact[] => {
    if (!d.provisional || statusOf(clock, d).state !== 'open') return [];
    const now = calculate(calendar, d.provisional, d.from);
    return isAsBefore(d, now)
      ? []
      : [
          {
            type: 'DeadlinesSet',
            ...cycleAndLevelOf(d),
            from: d.from,
            stages: [toSetStage(d.stage, d.from, now)],
          },
        ];
  });
  return { events };
}

const isAsBefore = (d: Deadline, [due, near, rise, provisional]: Instants): boolean =>
  d.due === due && d.near === near && (d.rise ?? 0) === (rise ?? 0) && provisional !== undefined;

/** Can a new calendar move any of its deadlines? */
export const isProvisional = (clock: Clock): boolean =>
  clock.deadlines.some((d) => d.provisional && statusOf(clock, d).state === 'open');
