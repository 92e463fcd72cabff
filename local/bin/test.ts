import { seconds } from '../../infra/tooling/program/reporter.ts';
import { OwnSystem } from '../own-system.ts';

import { type Counts, none, sum } from '../test-counts.ts';
import { corrections, npmRun, type RunResult, verdict, vitest } from '../test-runs.ts';

const own = new OwnSystem('test');
const results: Counts[] = [];

/** Runs one phase and keeps its counts; a phase that throws is a failure, and the others still run. */
async function phase(name: string, work: () => Promise<Counts>): Promise<void> {
  console.log(`\n▶ ${name}`);
  const began = performance.now();
  const counts = await work().catch((error: Error): Counts => {
    console.error(error.name === 'ProgramError' ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  results.push(counts);
  console.log(`${counts.failed ? '✗' : '✓'} ${name}   ${seconds(performance.now() - began)}`);
}

/** Begins what mostly waits, beside the phases that follow. @returns the phase that hears how it ended */
function beside(work: Promise<RunResult>): () => Promise<Counts> {
  work.catch(() => undefined);
  return async () => {
    const told = await work;
    console.log(told.kept.trim());
    return told;
  };
}

const began = performance.now();
await phase('types', () => npmRun('typecheck'));
await phase('lint', () => npmRun('lint'));
const corrected = beside(corrections());
await phase('unit tests', () => vitest('unit', own.dir, { env: { HUYING_RUNS: 'all' } }));
await phase('a system of our own', () => own.start().then(() => none));
// What the first system has built and bundled, the others need not.
const alone = beside(vitest('own', own.dir, { output: 'kept' }));
if (own.isUp) {
  await phase('integration tests', () => vitest('int', own.dir));
  await phase('tests across services', () => vitest('e2e', own.dir));
  // After all that the tests have played: is anything personal where it must not be?
  await phase('leaks', () => verdict('test/proofs/leaks.ts'));
  await own.stop();
}
await phase('corrections of the engine', corrected);
await phase('tests with systems of their own', alone);

const { passed, failed } = sum(results);
if (failed) console.log(`\nThe logs of this run are in ${own.dir}`);
else own.discard();
console.log(`\nTook ${seconds(performance.now() - began)}\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
