import { isDeepStrictEqual } from 'node:util';
import type { EngineName, MessagingTest, Observation } from './messaging-test.ts';

export interface Judgement {
  readonly verdict: 'agrees' | 'differs: known' | 'differs: unexpected';
  /** What to tell of a difference: what is expected and seen, and the reason of a known one. */
  readonly text?: string;
}

/**
 * Judges what an engine showed in a test. A known difference has to look exactly as it was written down; one that is
 * gone counts as unexpected, so that the list cannot grow old.
 */
export function judge(
  { expected, known = {} }: Pick<MessagingTest, 'expected' | 'known'>,
  engine: EngineName,
  observed: Observation,
): Judgement {
  const difference = known[engine];
  if (isDeepStrictEqual(observed, expected)) {
    if (!difference) return { verdict: 'agrees' };
    return { verdict: 'differs: unexpected', text: `agrees by now: delete its known difference` };
  }
  const text = `AWS ${JSON.stringify(expected)}, here ${JSON.stringify(observed)}`;
  if (difference && isDeepStrictEqual(observed, difference.observed))
    return { verdict: 'differs: known', text: `${text}: ${difference.reason}` };
  return { verdict: 'differs: unexpected', text };
}

/** How many tests failed: those that an engine differs in unexpectedly. */
export const failures = (judgements: readonly (readonly Judgement[])[]): number =>
  judgements.filter((of) => of.some(({ verdict }) => verdict === 'differs: unexpected')).length;
