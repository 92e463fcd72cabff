import { fail } from './fail.ts';

/** Runs a program: its answer is the last line, one JSON object; a failure is one sentence and exit code 1. */
export async function program(main: (argv: readonly string[]) => Promise<object>): Promise<void> {
  try {
    console.log(JSON.stringify(await main(process.argv.slice(2))));
  } catch (error) {
    fail(error);
  }
}
