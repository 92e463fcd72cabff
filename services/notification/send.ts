import { randomUUID } from 'node:crypto';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { nested } from '#shared/commit/nested.ts';
import { env } from '#shared/env.ts';
import { enqueuer } from '#shared/messaging/enqueuer.ts';
import { workQueue } from '#shared/messaging/work-queue.ts';
import { asker } from '#shared/vault/ask.ts';
import { copies } from './copies/copies.ts';
import { Work } from './domain/queued.ts';
import { contactReader } from './outbox/contact.ts';
import { deliver } from './outbox/deliver.ts';
import { smsClientSettings, snsProvider } from './provider/sns.ts';
import type manifest from './service.ts';

const client = documentClient();
const sqs = new SQSClient({});
const table = new Rows(client, env.table('main'));
const deps = {
  stores: { store: nested(dynamoStore(client, table.table)) },
  table,
  copies: copies(table),
  contact: contactReader(asker<(typeof manifest)['functions']['send']>(new LambdaClient({}))),
  enqueue: enqueuer<Work>(sqs, () => env.queue('send')),
  provider: snsProvider(new SNSClient(smsClientSettings)),
  now: Date.now,
  zone: env.zone,
  attemptId: randomUUID,
};

/** Sends the queued messages, one attempt for each record. */
export const handler = workQueue(sqs, {
  schema: Work,
  work: (work) => deliver(deps, work),
  subject: ({ message }) => message,
});
