import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { workQueue } from '#shared/messaging/work-queue.ts';
import { dueItems } from './timers/due-items.ts';
import { onTimer, TimerMessage } from './timers/on-timer.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const parts = {
  stores: { store: dynamoStore(client, rows.table) },
  items: dueItems(rows, Date.now),
  now: Date.now,
  arrivalId: randomUUID,
};

export const handler = workQueue(new SQSClient({}), {
  schema: TimerMessage,
  subject: ({ subject }) => subject,
  work: (message) => onTimer(parts, message),
});
