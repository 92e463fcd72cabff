import { Refused } from '#shared/commit/decision.ts';
import { problems } from '#shared/http/problem.ts';
import type { Words } from '#shared/text/language.ts';
import { commands } from '../commands/index.ts';

const refusals: Readonly<Record<string, Words>> = Object.assign(
  {},
  ...Object.values(commands).map((command) => command.refusals ?? {}),
);

/** A refusal of a command with what to do about it; anything else goes on. */
export function asProblem(error: unknown): never {
  if (error instanceof Refused && Object.hasOwn(refusals, error.code))
    throw problems.refused(error.code, error.status, refusals[error.code]);
  throw error;
}
