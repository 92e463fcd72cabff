import { readFileSync } from 'node:fs';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';

/** Shorter ones are guessed, however slow each guess is. */
const SHORTEST = 12;

/** From a file, or HUYING_BACKUP_PASSPHRASE; never from the command line, which every process can read. */
export function passphraseFrom(file: string | undefined, isNew: boolean): string | undefined {
  const text =
    file === undefined ? process.env.HUYING_BACKUP_PASSPHRASE : readFileSync(file, 'utf8').trimEnd();
  if (!text) {
    if (file !== undefined) throw new ProgramError(`${file} is empty: where is the passphrase?`);
    return undefined;
  }
  if (isNew && text.length < SHORTEST)
    throw new ProgramError(
      `A passphrase has ${SHORTEST} characters or more: several words are easy to keep.`,
    );
  return text;
}
