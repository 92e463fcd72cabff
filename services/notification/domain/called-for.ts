import type { PlanLine } from './plan.ts';

/** The part of an event's data that the plan looks at. */
export interface PlanData {
  readonly cycle?: number;
  readonly request?: number;
  readonly reachable?: boolean;
}

export interface CalledFor {
  readonly line: PlanLine;
  readonly occurrence: number;
}

/** The messages that an event calls for, by the plan alone; who receives them is looked up afterwards. */
export function calledFor(plan: readonly PlanLine[], type: string, data: PlanData): CalledFor[] {
  return plan
    .filter((line) => line.on.type === type && inCycle(line, data) && (!line.onlyReachable || data.reachable))
    .map((line) => ({ line, occurrence: occurrenceOf(line, data) }));
}

const inCycle = ({ cycles }: PlanLine, { cycle = 1 }: PlanData): boolean =>
  cycles === undefined || (cycles === 'first') === (cycle === 1);

/** The cycle or the request that the message belongs to: a repeated event has the same one, a repeated turn the next. */
const occurrenceOf = ({ occurrence }: PlanLine, data: PlanData): number =>
  occurrence === 'once' ? 1 : (data[occurrence] ?? 1);
