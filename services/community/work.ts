import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { workQueue } from '#shared/messaging/work-queue.ts';
import { importStore } from './import/run/imports.ts';
import { enqueuer, Work } from './import/run/message.ts';
import { communityStore } from './store/community-store.ts';
import { processChunk } from './work/process-chunk.ts';

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
export const handler = workQueue(sqs, {
  schema: Work,
  work: (work) => processChunk(on, work),
  subject: (work) => work.import,
});
