import { RETRY_BOUND } from './hops.ts';
import type { Seen } from './seen.ts';

/** What a run can show that went wrong with the work itself. Slowness alone, or people who gave up, prove nothing. */
export const SYMPTOMS = ['lost', 'double', 'differences', 'unburied', 'left', 'late'] as const;

export type Symptom = (typeof SYMPTOMS)[number];

/** How often each symptom shows; `late` are reports that took longer than all retries of a message together. */
export function symptomsOf(seen: Seen): Readonly<Record<Symptom, number>> {
  const { lost, double, differences, unburied, left, hops } = seen;
  return {
    lost: lost.length,
    double: double.length,
    differences: differences.length,
    unburied: unburied.length,
    left: left.length,
    late: [...hops.opened, ...hops.assigned].filter((ms) => ms > RETRY_BOUND).length,
  };
}

/** Those of the expected symptoms that show, as people read them: `double 3, lost 1`; empty when none does. */
export const shown = (expected: readonly Symptom[], seen: Seen): string => {
  const all = symptomsOf(seen);
  return expected
    .filter((name) => all[name] > 0)
    .map((name) => `${name} ${all[name]}`)
    .join(', ');
};
