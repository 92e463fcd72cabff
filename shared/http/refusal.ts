import { Refused } from '#shared/commit/decision.ts';
import type { Words } from '#shared/text/language.ts';
import { problems } from './problem.ts';

/**
 * Turns a decision's refusal into a problem with a service's own words, by its code. For `catch` of a promise.
 * @throws Problem for a refusal that has words; anything else goes on as it is
 */
export const withWords =
  (words: Readonly<Record<string, Words>>) =>
  (error: unknown): never => {
    if (error instanceof Refused && Object.hasOwn(words, error.code))
      throw problems.refused(error.code, error.status, words[error.code]);
    throw error;
  };
