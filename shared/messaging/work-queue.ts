import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { NotYet } from '#shared/commit/decision.ts';
import { env } from '#shared/env.ts';
import { log, withLog } from '#shared/observe/log.ts';
import { backoffSeconds, bury, comeBack, triesOf } from './record.ts';
import { Wait } from './wait.ts';

export { Wait } from './wait.ts';

/** The longest delay that SQS knows, in seconds. */
export const LONGEST_DELAY = 900;

/** Puts work into the queue at `url`, to be seen after `delaySeconds` (the longest delay of SQS at most). */
export const enqueuer =
  <T>(sqs: SQSClient, url: () => string) =>
  async (work: T, delaySeconds = 0): Promise<void> => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url(),
        MessageBody: JSON.stringify(work),
        ...(delaySeconds > 0 && { DelaySeconds: Math.min(Math.ceil(delaySeconds), LONGEST_DELAY) }),
      }),
    );
  };

export interface WorkQueue<S extends z.core.$ZodType> {
  /** What a record's body is; anything else goes to the dead letters at once. */
  readonly schema: S;
  /** Does it, as often as it comes: the queue delivers at least once. */
  readonly work: (item: z.output<S>) => Promise<unknown>;
  /** What the item is about, for the log: an id, never personal data. */
  readonly subject?: (item: z.output<S>) => string;
}

/**
 * The edge of a function's own queue (`worksOff`). What fails comes back, later each time; after the last try it goes
 * to the dead letters with its reason, from where it can be redriven. What only has to wait goes to the end of the
 * queue instead, at once when it knows how long (`Wait`) or after its last try (`NotYet`): waiting is no failure, and
 * the work itself knows when waiting has no sense any more.
 */
export const workQueue =
  <S extends z.core.$ZodType>(sqs: SQSClient, of: WorkQueue<S>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const done = await Promise.all(Records.map((record) => settle(sqs, record, of)));
    const failed = Records.filter((_, at) => !done[at]);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };

/** True when the record is done with: worked off, put at the end of the queue, or safely in the dead letters. */
async function settle<S extends z.core.$ZodType>(
  sqs: SQSClient,
  record: SQSRecord,
  { schema, work, subject }: WorkQueue<S>,
): Promise<boolean> {
  const item = read(schema, record.body);
  if (!item) return bury(sqs, record, 'unreadable');
  return withLog(subject ? { subject: subject(item.data) } : {}, async () => {
    try {
      await work(item.data);
      return true;
    } catch (error) {
      return tryLater(sqs, record, error);
    }
  });
}

function read<S extends z.core.$ZodType>(schema: S, body: string): { data: z.output<S> } | undefined {
  try {
    return { data: z.parse(schema, JSON.parse(body)) };
  } catch {
    return undefined;
  }
}

async function tryLater(sqs: SQSClient, record: SQSRecord, error: unknown): Promise<boolean> {
  const tries = triesOf(record);
  const waits = error instanceof NotYet;
  if (waits) log.info('waits', { tries, reason: error.message });
  else log.error('work failed', error, { tries });
  if (error instanceof Wait && (await putAtTheEnd(sqs, record, error.seconds))) return true;
  if (tries >= env.maxReceives) {
    if (!waits) return bury(sqs, record, error instanceof Error ? error.name : 'unknown');
    if (await putAtTheEnd(sqs, record, LONGEST_DELAY)) return true;
  }
  await comeBack(sqs, record, backoffSeconds(tries));
  return false;
}

/** False when the queue did not take it: then the record itself comes back. */
async function putAtTheEnd(
  sqs: SQSClient,
  { body, messageId }: SQSRecord,
  seconds: number,
): Promise<boolean> {
  try {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: env.queueUrl,
        MessageBody: body,
        DelaySeconds: Math.min(seconds, LONGEST_DELAY),
      }),
    );
    return true;
  } catch (error) {
    log.error('not put at the end of the queue', error, { messageId });
    return false;
  }
}
