import { type Numbered, occurrenceOf } from './occurrence.ts';
import type { PlanLine } from './plan-line.ts';

export interface CalledFor {
  readonly line: PlanLine;
  readonly occurrence: number;
}

/** The messages that an event calls for, by the plan alone; who receives them is looked up afterwards. */
export function calledFor(plan: readonly PlanLine[], type: string, data: Numbered): CalledFor[] {
  return plan
    .filter((line) => line.on.type === type && inCycle(line, data) && fits(line, data))
    .map((line) => ({ line, occurrence: occurrenceOf(line.occurrence, data) }));
}

const inCycle = ({ cycles }: PlanLine, { cycle = 1 }: Numbered): boolean =>
  cycles === undefined || (cycles === 'first') === (cycle === 1);

const fits = ({ when = {} }: PlanLine, data: Numbered): boolean =>
  Object.entries(when).every(([field, values]) =>
    values.includes((data as Readonly<Record<string, unknown>>)[field]),
  );
