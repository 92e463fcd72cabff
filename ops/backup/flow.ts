import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventSourceMappingConfiguration,
  LambdaClient,
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { atOnce } from '#shared/at-once.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { isDead, queueName, queueUrls, underWay } from '../messages/queues.ts';
import type { Target } from '../target/target.ts';
import { holdTheMinute } from './minute.ts';

type Mapping = EventSourceMappingConfiguration;

async function mappings(lambda: LambdaClient): Promise<Mapping[]> {
  const found: Mapping[] = [];
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client: lambda }, {}))
    found.push(
      ...EventSourceMappings.filter(({ FunctionArn }) => /:function:huying-/.test(FunctionArn ?? '')),
    );
  return found;
}

/** AWS needs about a minute to switch one on or off. */
const PATIENCE = 300_000;

/** What was asked for last: on Ctrl-C somebody may still be switching off what is to be on again. */
let latest: boolean | undefined;

/** @throws ProgramError when they do not come to that, or the opposite was asked for meanwhile */
export async function turn(lambda: LambdaClient, Enabled: boolean): Promise<void> {
  latest = Enabled;
  const wanted = Enabled ? 'Enabled' : 'Disabled';
  for (const until = Date.now() + PATIENCE; ; await sleep(500)) {
    const others = (await mappings(lambda)).filter(({ State }) => State !== wanted);
    if (latest !== Enabled)
      throw new ProgramError(`Interrupted: event sources are not ${wanted.toLowerCase()}.`);
    if (others.length === 0) return;
    if (Date.now() > until)
      throw new ProgramError(
        `The functions' event sources did not become ${wanted.toLowerCase()}: see the console.`,
      );
    // One that is just being switched takes no order.
    const settled = others.filter(({ State }) => State === 'Enabled' || State === 'Disabled');
    await atOnce(4, settled, ({ UUID }) =>
      lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled })),
    );
  }
}

/** From now on queues and streams keep what comes, and no minute strikes, until `resume`. The doors stay open. */
export async function pause({ settings }: Target): Promise<void> {
  const lambda = new LambdaClient(settings);
  await holdTheMinute(lambda, true)
    .then(() => turn(lambda, false))
    .finally(() => lambda.destroy());
}

/** Queues and streams are worked off again, and the minute strikes. */
export async function resume({ settings }: Target): Promise<void> {
  const lambda = new LambdaClient(settings);
  await Promise.all([holdTheMinute(lambda, false), turn(lambda, true)]).finally(() => lambda.destroy());
}

/** What is said where nothing flows on purpose. */
const STANDS =
  'Nothing flows between the services until a restore has come to its end; npm run restore -- --resume lets it flow as it is.';

/**
 * Does something while nothing flows between the services. When it fails, Ctrl-C included, everything flows again if
 * `work` only read; if it wrote, nothing does: what is half restored must not be worked on.
 * Only a kill leaves a reader's deployment standing: `--resume` makes good for that.
 */
export async function whilePaused<T>(
  target: Target,
  does: 'read' | 'write',
  work: () => Promise<T>,
): Promise<T> {
  let wrote = false;
  const end = async (): Promise<void> => {
    if (wrote) throw new ProgramError(STANDS);
    await resume(target);
  };
  const stop = () =>
    void end()
      .catch((error: Error) => console.error(error.message))
      .finally(() => process.exit(1));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await pause(target);
    wrote = does === 'write';
    const result = await work();
    wrote = false;
    return result;
  } catch (error) {
    throw wrote ? new ProgramError(`${(error as Error).message} ${STANDS}`) : error;
  } finally {
    if (!wrote) await resume(target);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** So often in a row must nothing be under way: what left one queue may not have reached the next. */
const CALM = 5;

/** Waits until no message waits or is handled, for `limitMs` at most. @returns what still waits, by queue; dead letters too */
export async function drained({ settings }: Target, limitMs: number): Promise<Record<string, number>> {
  const sqs = new SQSClient(settings);
  const urls = await queueUrls(sqs);
  const end = Date.now() + limitMs;
  for (let calm = 0; ; ) {
    const counts = await atOnce(8, urls, async (url) => [queueName(url), await underWay(sqs, url)] as const);
    const busy = counts.some(([name, n]) => n > 0 && !isDead(name));
    calm = busy ? 0 : calm + 1;
    if (calm >= CALM || Date.now() > end) {
      sqs.destroy();
      return Object.fromEntries(counts.filter(([, n]) => n > 0));
    }
    await sleep(300);
  }
}

/** Until AWS has emptied a queue; a second order within this time is refused, the first one holds. */
const PURGE_MS = 60_000;

/** Deletes what waits in all queues, dead letters too: it tells of what was taken back. */
export async function forgetMessages({ settings, system }: Target): Promise<void> {
  const sqs = new SQSClient(settings);
  const urls = await queueUrls(sqs);
  await atOnce(4, urls, (QueueUrl) =>
    sqs.send(new PurgeQueueCommand({ QueueUrl })).catch((error: Error) => {
      if (error.name !== 'PurgeQueueInProgress') throw error;
    }),
  );
  if (!system) await sleep(PURGE_MS);
  sqs.destroy();
}
