import { Refused } from '#shared/commit/decision.ts';
import { problems } from '#shared/http/problem.ts';
import { refusals } from './words.ts';

/** A refusal of ours with what to do about it; anything else goes on. */
export function asProblem(error: unknown): never {
  if (error instanceof Refused && Object.hasOwn(refusals, error.code))
    throw problems.refused(error.code, error.status, refusals[error.code]);
  throw error;
}
