import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { NotYet } from '#shared/commit/decision.ts';
import { env } from '#shared/env.ts';
import { log, metric, withLog } from '#shared/observe/log.ts';
import { Busy } from '../domain/decide.ts';

const Work = z.object({ message: z.string().check(z.minLength(1), z.maxLength(300)) });

/** The longest delay that SQS knows, in seconds. */
const LONGEST_DELAY = 900;

/** Puts a message's id into the work queue at `url`. @throws when the queue did not take it */
export const enqueuer =
  (sqs: SQSClient, url: () => string) =>
  async (message: string, delaySeconds = 0): Promise<void> => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url(),
        MessageBody: JSON.stringify({ message }),
        ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
      }),
    );
  };

/**
 * The edge of the work queue. What fails comes back, later each time; after the last try it goes to the dead letters
 * with its reason, from where it can be redriven. What only has to wait (NotYet) goes to the end of the queue instead:
 * waiting is no failure, and the wait ends by the message's own age.
 */
export const workedOff =
  (sqs: SQSClient, work: (message: string) => Promise<void>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(Records.map((record) => settle(sqs, record, work)));
    return {
      batchItemFailures: failed
        .filter((id) => id !== undefined)
        .map((itemIdentifier) => ({ itemIdentifier })),
    };
  };

/** The record's id when it has to come again; nothing when it is done with. */
async function settle(
  sqs: SQSClient,
  record: SQSRecord,
  work: (message: string) => Promise<void>,
): Promise<string | undefined> {
  const message = read(record.body);
  if (message === undefined) return bury(sqs, record, 'unreadable');
  return withLog({ subject: message }, async () => {
    const tries = Number(record.attributes.ApproximateReceiveCount);
    try {
      await work(message);
      return undefined;
    } catch (error) {
      const waits = error instanceof NotYet;
      if (waits) log.info('waits', { tries, reason: error.message });
      else log.error('sending failed', error, { tries });
      if (tries < env.maxReceives) return later(sqs, record, secondsUntilNext(error, tries));
      if (!waits) return bury(sqs, record, error instanceof Error ? error.name : 'unknown');
      await enqueuer(sqs, () => env.queueUrl)(message, LONGEST_DELAY);
      return undefined;
    }
  });
}

function read(body: string): string | undefined {
  try {
    return Work.parse(JSON.parse(body)).message;
  } catch {
    return undefined;
  }
}

const secondsUntilNext = (error: unknown, tries: number): number =>
  error instanceof Busy ? error.seconds : Math.min(2 ** (tries - 1), 300);

async function later(sqs: SQSClient, record: SQSRecord, seconds: number): Promise<string> {
  await sqs
    .send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: env.queueUrl,
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: seconds,
      }),
    )
    .catch((error) => log.warn('visibility not changed', { error: (error as Error).name }));
  return record.messageId;
}

/** The dead letters get the reason with it. When they do not take it the record comes again, and SQS moves it in the end. */
async function bury(sqs: SQSClient, record: SQSRecord, reason: string): Promise<string | undefined> {
  try {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: env.deadLetters,
        MessageBody: record.body,
        MessageAttributes: {
          reason: { DataType: 'String', StringValue: reason.slice(0, 256) },
          source: { DataType: 'String', StringValue: record.eventSourceARN.split(':').at(-1) ?? 'unknown' },
        },
      }),
    );
  } catch (error) {
    log.error('not buried', error, { reason, messageId: record.messageId });
    return record.messageId;
  }
  metric('dead_letters', 1);
  log.warn('dead letter', { reason, messageId: record.messageId });
  return undefined;
}
