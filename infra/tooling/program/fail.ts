import { asProgramError } from './disk.ts';
import { ProgramError } from './program-error.ts';

/** Ends the program with exit code 1: prints one sentence for a ProgramError, the stack for a defect. */
export function fail(thrown: unknown): never {
  const error = asProgramError(thrown);
  if (error instanceof ProgramError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))
    console.error(`\n✗ ${(error as Error).message}`);
  else console.error('\n✗ This should not have happened:', error);
  process.exit(1);
}
