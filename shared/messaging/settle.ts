import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { NotYet } from '#shared/commit/decision.ts';
import { env } from '#shared/env.ts';
import { type LogContext, withLog } from '#shared/observe/log.ts';
import { type Delivery, isReadable } from './delivery.ts';
import { LONGEST_DELAY } from './enqueuer.ts';
import { backoffSeconds, bury, comeBack, putAtTheEnd, triesOf } from './record.ts';
import { Wait } from './wait.ts';

/** How the messages of one queue are worked off. */
export interface Work<T> {
  readonly work: (message: T) => Promise<unknown>;
  /** What each line in the log carries while a message is worked off. */
  readonly context: (message: T) => LogContext;
  /** Writes into the log why a message was not done this time. */
  readonly report: (error: unknown, tries: number, message: T) => void;
  /** What waits (`NotYet`, `Wait`) goes to the end of the queue after its last try, and is never buried. */
  readonly waits?: boolean;
}

/**
 * Settles the deliveries of a batch: lanes side by side, and within a lane one after the other. A failure holds nobody
 * else up.
 * @returns the records that come again
 */
export async function settleAll<T>(
  sqs: SQSClient,
  lanes: readonly (readonly Delivery<T>[])[],
  work: Work<T>,
): Promise<SQSRecord[]> {
  const again: SQSRecord[] = [];
  await Promise.all(
    lanes.map(async (lane) => {
      for (const delivery of lane) if (!(await settle(sqs, delivery, work))) again.push(delivery.record);
    }),
  );
  return again;
}

/** True when the record is done with: worked off, at the end of the queue, or safely in the dead letters. */
async function settle<T>(sqs: SQSClient, delivery: Delivery<T>, of: Work<T>): Promise<boolean> {
  const { record } = delivery;
  if (!isReadable(delivery)) return bury(sqs, record, delivery.unreadable);
  const { message } = delivery;
  return withLog(of.context(message), async () => {
    try {
      await of.work(message);
      return true;
    } catch (error) {
      of.report(error, triesOf(record), message);
      return of.waits && error instanceof NotYet ? wait(sqs, record, error) : tryAgain(sqs, record, error);
    }
  });
}

/** A failure comes back, later each time; after its last try it goes to the dead letters with its kind of error. */
async function tryAgain(sqs: SQSClient, record: SQSRecord, error: unknown): Promise<boolean> {
  const tries = triesOf(record);
  if (tries >= env.maxReceives) return bury(sqs, record, error instanceof Error ? error.name : 'unknown');
  await comeBack(sqs, record, backoffSeconds(tries));
  return false;
}

/** Goes to the end of the queue at once when it knows how long to wait, else after its last try. */
async function wait(sqs: SQSClient, record: SQSRecord, error: NotYet): Promise<boolean> {
  const tries = triesOf(record);
  if (error instanceof Wait && (await putAtTheEnd(sqs, record, error.seconds))) return true;
  if (tries >= env.maxReceives && (await putAtTheEnd(sqs, record, LONGEST_DELAY))) return true;
  await comeBack(sqs, record, backoffSeconds(tries));
  return false;
}
