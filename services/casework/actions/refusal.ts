import { withWords } from '#shared/http/refusal.ts';
import type { Words } from '#shared/text/language.ts';
import { commands } from '../commands/index.ts';

const refusals: Readonly<Record<string, Words>> = Object.assign(
  {},
  ...Object.values(commands).map((command) => command.refusals ?? {}),
);

/** A refusal of a command with what to do about it; anything else goes on. */
export const asProblem = withWords(refusals);
