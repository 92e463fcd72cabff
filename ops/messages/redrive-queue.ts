import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { atOnce } from '#shared/at-once.ts';
import { cure } from './cure.ts';
import type { Kind } from './kinds.ts';
import { drop, lying, move, putBack, type Taken, take, urlOf } from './queue.ts';
import { incurable } from './verdict.ts';

export interface Kept {
  readonly id: string;
  readonly reason: string;
}

/** Of one queue of dead letters: how many left it for good, and what stays and why. */
export interface QueueRedriven {
  readonly redriven: number;
  readonly kept: readonly Kept[];
  /** About so many lie there beyond those and were not looked at: more than one run can see, or they came meanwhile. */
  readonly left: number;
}

export interface Clients {
  readonly sqs: SQSClient;
  readonly lambda: LambdaClient;
}

/** Long enough for one batch to be sent; and for a table to be read through once, for what is cured all together. */
const MOMENT = 60;
const A_WHILE = 900;

/**
 * Redrives one queue. Whoever is interrupted loses nothing: what was taken is seen again after a while, and a message
 * is deleted only when it lies where it belongs or what it asked for is done.
 * @param dry only looks, and tells what would be done
 */
export async function redriveQueue(
  { sqs, lambda }: Clients,
  name: string,
  kind: Kind | undefined,
  dry: boolean,
): Promise<QueueRedriven> {
  const dead = await urlOf(sqs, name);
  const began = Date.now();
  const goesBack = kind && 'to' in kind;
  const to = goesBack && !dry ? await urlOf(sqs, kind.to) : '';
  const kept: (Kept & { receipt?: string })[] = [];
  const later: Taken[] = [];
  let redriven = 0;
  const keep = ({ id, receipt }: Taken, reason: string) => kept.push({ id, reason, receipt });

  for await (const batch of take(sqs, dead, goesBack ? MOMENT : A_WHILE))
    await atOnce(10, batch, async (message) => {
      const why = kind ? incurable(kind, message) : 'no manifest knows this queue';
      if (why !== undefined) return keep(message, why);
      // It came straight back, while we were at it.
      if (goesBack && !dry && message.sentAt > began) return keep(message, message.reason ?? 'came back');
      if (!goesBack || dry) return later.push(message);
      await move(sqs, dead, to, message);
      redriven += 1;
    });

  if (dry) redriven = later.length;
  else if (kind && !('to' in kind)) {
    const outcomes = await cure(lambda, kind, later);
    for (const message of later) {
      const { reason, gone = false } = outcomes.get(message.id) ?? { reason: 'not looked at' };
      if (gone) await drop(sqs, dead, message.receipt);
      if (reason === undefined) redriven += 1;
      else kept.push({ id: message.id, reason, ...(!gone && { receipt: message.receipt }) });
    }
  }
  const seen = [...kept.flatMap(({ receipt }) => receipt ?? []), ...(dry ? later.map((m) => m.receipt) : [])];
  await atOnce(10, seen, (receipt) => putBack(sqs, dead, receipt));
  const known = kept.length + (dry ? later.length : 0);
  const left = Math.max(0, (await lying(sqs, dead)) - known);
  return { redriven, kept: kept.map(({ id, reason }) => ({ id, reason })), left };
}
