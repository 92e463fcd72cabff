import { orExit } from '../support/options.ts';
import { ChaosSystem } from './chaos/chaos-system.ts';
import { matrix } from './chaos/matrix.ts';
import { optionsOf } from './chaos/options.ts';
import { prepare, run } from './chaos/run.ts';
import { tell } from './chaos/tell.ts';

/**
 * `npm run chaos -- --seed N`: a day in a system of the program's own, under duplicates, delays, disorder, lost answers,
 * throttling, killed workers, a failing provider, poison in every queue and stream, and an engine that is killed once.
 * Afterwards everything is accounted for. Last line: {faults, lost, double, resent, unsaved, poisoned, redriven,
 * differences}; exit code 0 when nothing was lost or doubled and only incurable poison lies among the dead letters.
 */
const options = orExit(() => optionsOf(process.argv.slice(2)));
const own = new ChaosSystem();
let good = false;
try {
  const community = await prepare(own, options);
  good = options.matrix
    ? await matrix(own, community, options)
    : tell(await run(own, community, options), options);
} catch (error) {
  console.error(error);
} finally {
  await own.end(good);
}
process.exit(good ? 0 : 1);
