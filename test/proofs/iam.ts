import { health } from '../support/journey.ts';
import { orExit } from '../support/options.ts';
import { EventRecorder } from './iam/event-recorder.ts';
import { GuardedSystem } from './iam/guarded-system.ts';
import { optionsOf } from './iam/options.ts';
import { removals } from './iam/run.ts';
import { tell } from './iam/tell.ts';
import { wholeChain } from './iam/whole-chain.ts';

/**
 * `npm run iam`: a system of the program's own in which every function may do only what its role says. The whole chain
 * goes through the HTTP API; then grants are taken away one by one: what needs each fails, with a word in that
 * function's log and without its effect, and happens when the grant is given back.
 *
 *   --sample 24   so many grants, chosen by --seed 7
 *   --all         every grant (about a quarter of an hour)
 *   --only a,b    of functions with one of these in their names
 *
 * Last line: {chain, functions, grants, removed, unnoticed, wrong}.
 */
const options = orExit(() => optionsOf(process.argv.slice(2)));
const own = new GuardedSystem();
let [good, chain] = [false, false];
try {
  const system = await own.start();
  const recorder = await EventRecorder.of(system.endpoint);
  const ill = await health();
  if (ill.length > 0) throw new Error(`not well: ${ill.join(', ')}`);
  console.log('The whole chain, with rights enforced');
  await wholeChain();
  chain = true;
  console.log('Grants taken away, one by one');
  good = tell(chain, await removals(system, own.record, recorder, options));
  recorder.close();
} catch (error) {
  console.error(error);
  tell(chain, undefined);
} finally {
  await own.end(good);
}
process.exit(good ? 0 : 1);
