import { asProgramError } from './disk.ts';
import { ProgramError } from './program-error.ts';

/** Ends the program: with one sentence when it is one, with the stack when it is a defect of ours. */
export function fail(thrown: unknown): never {
  const error = asProgramError(thrown);
  if (error instanceof ProgramError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))
    console.error(`\n✗ ${(error as Error).message}`);
  else console.error('\n✗ This should not have happened:', error);
  process.exit(1);
}
