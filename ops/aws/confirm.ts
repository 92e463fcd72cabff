import { createInterface } from 'node:readline/promises';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';

/**
 * Asks a person for a word, and goes on only when it is the expected one.
 * @throws ProgramError when it is another one, or nobody can be asked
 */
export async function confirm(question: string, word: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new ProgramError('Nobody is there to confirm it: add --yes if you mean it.');
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asked.question(`${question} Type ${word} to go on: `);
  asked.close();
  if (answer.trim() !== word) throw new ProgramError('Not confirmed: nothing was changed.');
}
