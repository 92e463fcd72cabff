import type { Verdict } from './removal.ts';

/** What a run over all grants came to. */
export interface Outcome {
  readonly functions: number;
  readonly grants: number;
  readonly verdicts: readonly Verdict[];
}
