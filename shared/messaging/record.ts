import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { env } from '#shared/env.ts';
import { log, metric } from '#shared/observe/log.ts';
import { LONGEST_DELAY } from './enqueuer.ts';

/** How often this record has been delivered, this time included. */
export const triesOf = ({ attributes }: SQSRecord): number => Number(attributes.ApproximateReceiveCount);

/** 1, 2, 4 … 300 s until the next try. */
export const backoffSeconds = (tries: number): number => Math.min(2 ** (tries - 1), 300);

/**
 * Puts the record among the dead letters itself, so that the reason is on it; if that fails, SQS moves it in the end.
 * True when it lies there; never throws, since the rest of the batch would then be handled again.
 */
export async function bury(sqs: SQSClient, record: SQSRecord, reason: string): Promise<boolean> {
  try {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: env.deadLetters,
        MessageBody: record.body,
        MessageAttributes: {
          reason: { DataType: 'String', StringValue: reason.slice(0, 256) || 'unknown' },
          source: { DataType: 'String', StringValue: record.eventSourceARN.split(':').at(-1) ?? 'unknown' },
        },
      }),
    );
  } catch (error) {
    log.error('not buried', error, { reason, messageId: record.messageId });
    return false;
  }
  metric('dead_letters', 1);
  log.warn('dead letter', { reason, messageId: record.messageId });
  return true;
}

/**
 * Lets a record that is reported as failed come back after so many seconds, instead of the queue's whole visibility
 * timeout. Never throws: it comes back all the same, when that timeout is over.
 */
export async function comeBack(sqs: SQSClient, record: SQSRecord, seconds: number): Promise<void> {
  try {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: env.queueUrl,
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  } catch (error) {
    log.error('visibility not changed', error, { messageId: record.messageId });
  }
}

/**
 * Puts a record's message at the end of its queue, to be seen after so many seconds (the longest delay of SQS at most).
 * False when the queue did not take it: then the record itself comes back.
 */
export async function putAtTheEnd(
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
