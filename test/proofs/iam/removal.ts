import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor as patiently } from '../../../infra/tooling/program/processes.ts';
import { concerns, type Decision, type Decisions } from './decisions.ts';
import type { FunctionLog } from './function-log.ts';
import { persistently } from './pool.ts';
import type { Probe, Started } from './probe.ts';
import type { Grant, Roles } from './roles.ts';

/** What a trial needs of the system. */
export interface Place {
  /** Ends a function's warm environments. */
  cool(fn: string): Promise<void>;
  readonly roles: Roles;
  readonly decisions: Decisions;
  readonly log: FunctionLog;
  /** Between two tries to prepare a probe, in milliseconds; a while unless told. */
  readonly pauseMs?: number;
}

/** `noticed`: the right thing failed and came back. `unnoticed`: nothing did. `wrong`: something else happened. */
export interface Verdict {
  readonly grant: Grant;
  readonly result: 'noticed' | 'unnoticed' | 'wrong';
  readonly why: string;
  readonly probe: string;
}

/** A function is refused at most so long after it was asked for; messages and records travel. */
const REFUSED_MS = 15_000;
/** Its log is written when its invocation is over. */
const LOGGED_MS = 10_000;
const RECOVERED_MS = 60_000;

/** What Lambda does in the function's name: the function hears nothing of it, and its log stays silent. */
const LAMBDAS_OWN =
  /^(sqs:(ReceiveMessage|GetQueueAttributes|DeleteMessage)|dynamodb:(DescribeStream|GetShardIterator|GetRecords|ListStreams)|logs:.*)$/;

/**
 * Takes a grant away, plays what needs it, sees that fail, gives it back, and sees it happen. What cannot even be prepared,
 * tried several times, is a verdict too.
 */
export async function tryRemoval(place: Place, grant: Grant, probe: Probe): Promise<Verdict> {
  const verdict = (result: Verdict['result'], why: string): Verdict => ({
    grant,
    result,
    why,
    probe: probe.name,
  });
  let start: () => Promise<Started>;
  try {
    start = await persistently(() => probe.prepare(), place.pauseMs);
    await place.cool(grant.fn);
  } catch (error) {
    // Nothing was taken away yet, and the next grants have probes of their own.
    return verdict('wrong', `it could not be prepared: ${(error as Error).message}`.slice(0, 200));
  }
  const [mark, began] = [place.decisions.mark(), Date.now()];
  let started: Started | undefined;
  try {
    await place.roles.remove(grant);
    started = await start();
    const refused = await waitFor(REFUSED_MS, async () => denied(place.decisions.of(grant.fn, mark), grant));
    if (!refused) return verdict('unnoticed', 'it was never asked for');
    await sleep(300);
    const effect = await effectOf(place, grant, started, began);
    if (effect.there) return verdict('unnoticed', 'it was refused, and happened all the same');
    if (
      !LAMBDAS_OWN.test(grant.action) &&
      !probe.signed &&
      !(await waitFor(LOGGED_MS, () => place.log.tellsOfDenial(grant.fn, began)))
    )
      return verdict('wrong', 'its log says nothing of a missing right');
    const others = place.decisions.of(grant.fn, mark).filter((one) => !one.allowed && !concerns(grant, one));
    const strange = others.filter((one) => !probe.expects?.some((crutch) => concerns(crutch, one)));
    if (strange[0]) return verdict('wrong', `${strange[0].action} on ${strange[0].resource} was refused too`);
    await place.roles.restore(grant);
    const recovered = await recovery(place, grant, probe, started, effect.from);
    return recovered ? verdict('noticed', '') : verdict('wrong', 'it did not recover');
  } catch (error) {
    return verdict('wrong', (error as Error).message.slice(0, 200));
  } finally {
    // What stayed away would spoil every later trial.
    await persistently(() => place.roles.restore(grant));
    await started?.end?.();
  }
}

const denied = (decisions: readonly Decision[], grant: Grant): boolean =>
  decisions.some((one) => !one.allowed && concerns(grant, one));

/** Of the right to write logs the effect is a line in the log; of all others what the probe looks for. */
async function effectOf({ log }: Place, grant: Grant, started: Started, began: number) {
  if (!grant.action.startsWith('logs:')) return { there: await started.done(), from: began };
  await waitFor(3_000, () => started.done());
  return { there: (await log.lines(grant.fn, began)).length > 0, from: Date.now() };
}

async function recovery(
  { log }: Place,
  grant: Grant,
  probe: Probe,
  started: Started,
  from: number,
): Promise<boolean> {
  const logs = grant.action.startsWith('logs:');
  // What has happened without a line is played again for one.
  const again = logs ? async () => void (await (await probe.prepare())()) : () => started.again?.();
  const recovered = async () => (logs ? (await log.lines(grant.fn, from)).length > 0 : started.done());
  await again();
  let next = Date.now() + 3_000;
  return waitFor(RECOVERED_MS, async () => {
    if (await recovered()) return true;
    if (Date.now() < next) return false;
    next = Date.now() + 3_000;
    await again();
    return false;
  });
}

/** Does it come true within so many milliseconds? A look that fails sees nothing. */
export const waitFor = (ms: number, look: () => Promise<boolean>): Promise<boolean> =>
  patiently(() => look().catch(() => false), ms);
