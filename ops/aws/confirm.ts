import { createInterface } from 'node:readline/promises';
import { Trouble } from '../../infra/tooling/program/trouble.ts';

/**
 * Asks a person for a word, and goes on only when it is the expected one.
 * @throws Trouble when it is another one, or nobody can be asked
 */
export async function confirm(question: string, word: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Trouble('Nobody is there to confirm it: add --yes if you mean it.');
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asked.question(`${question} Type ${word} to go on: `);
  asked.close();
  if (answer.trim() !== word) throw new Trouble('Not confirmed: nothing was changed.');
}
