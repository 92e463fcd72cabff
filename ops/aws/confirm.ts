import { createInterface } from 'node:readline/promises';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';

/**
 * Asks the person at the terminal to type `word`, and returns only then.
 * @throws ProgramError for any other answer, or without a terminal
 */
export async function confirm(question: string, word: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new ProgramError('Nobody is there to confirm it: add --yes if you mean it.');
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asked.question(`${question} Type ${word} to go on: `);
  asked.close();
  if (answer.trim() !== word) throw new ProgramError('Not confirmed: nothing was changed.');
}
