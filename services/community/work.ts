import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { log } from '#shared/observe/log.ts';
import { importStore } from './import/imports.ts';
import { communityStore } from './store.ts';
import { enqueuer, Work } from './work/message.ts';
import { workOff } from './work/work-off.ts';

const client = documentClient();
const sqs = new SQSClient({});
const rows = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const on = {
  heads: dynamoStore(client, env.table('main')),
  rows,
  vault,
  store: communityStore(rows),
  imports: importStore(vault),
  enqueue: enqueuer(sqs, () => env.queue('work')),
};

/** One message is one chunk. A failed one comes again soon; what fails for good ends among the dead letters. */
export async function handler(batch: SQSEvent): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const record of batch.Records) {
    try {
      await workOff(on, z.parse(Work, JSON.parse(record.body)));
    } catch (error) {
      log.error('chunk failed', error, { tries: Number(record.attributes.ApproximateReceiveCount) });
      failed.push(record.messageId);
      await soon(record);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** 1, 2, 4 … 60 s until the next try, instead of the queue's whole visibility timeout. */
async function soon({ receiptHandle, attributes }: SQSRecord): Promise<void> {
  const VisibilityTimeout = Math.min(2 ** (Number(attributes.ApproximateReceiveCount) - 1), 60);
  await sqs
    .send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: env.queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout,
      }),
    )
    .catch((error: Error) => log.warn('visibility not changed', { error: error.name }));
}
