import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AreaChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { rowsOf } from '../test/support/stored.ts';
import { system } from '../test/support/system.ts';
import { until } from '../test/support/until.ts';
import { urlOf } from './messages/queue.ts';
import { redrive } from './redrive.ts';
import { type Target, targetOfSystem } from './target/target.ts';

const DEAD = 'huying-casework-on-dlq';
const UNPUBLISHED = 'huying-community-unpublished';
const UNWATCHED = 'huying-escalation-due-dlq';
const ours = [DEAD, UNPUBLISHED, UNWATCHED];
let target: Target;
let sqs: SQSClient;

beforeAll(async () => {
  target = targetOfSystem(await system());
  sqs = new SQSClient(target.settings);
});

afterAll(async () => {
  for (const name of ours) await empty(name);
  sqs.destroy();
});

async function empty(name: string): Promise<void> {
  const QueueUrl = await urlOf(sqs, name);
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return;
    for (const { ReceiptHandle } of Messages)
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

const put = async (name: string, body: unknown, reason?: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: await urlOf(sqs, name),
      MessageBody: typeof body === 'string' ? body : JSON.stringify(body),
      ...(reason && { MessageAttributes: { reason: { DataType: 'String', StringValue: reason } } }),
    }),
  );

async function waiting(name: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: await urlOf(sqs, name), AttributeNames: ['All'] }),
  );
  return Number(Attributes.ApproximateNumberOfMessages);
}

/** Version 1 of an area that casework knows in a later or the same version: taken, and nothing changes. */
const known = () =>
  cloudEvent({
    service: 'community',
    name: 'AreaChanged',
    subject: 'qt',
    version: 1,
    time: '2026-11-01T00:00:00.000Z',
    actor: 'staff:admin',
    data: AreaChanged.example,
  });

const LAMBDAS = {
  requestContext: { functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:any' },
  DDBStreamBatchInfo: { approximateArrivalOfFirstRecord: new Date().toISOString(), batchSize: 1 },
};

test('redrives curable messages and keeps the others with their reason', async () => {
  const [head] = (await rowsOf('huying-community')).filter(({ sk }) => sk === '-');
  await put(DEAD, known(), 'ProvisionedThroughputExceededException');
  await put(DEAD, '{"half', 'not a CloudEvent');
  await put(DEAD, { ...known(), data: { name: 7 } }, 'data of huying.community.AreaChanged.v1: path');
  await put(UNPUBLISHED, { table: 'huying-community', pk: head?.pk, version: 1, reason: 'unknown kind' });
  await put(UNPUBLISHED, { table: 'huying-community', pk: 'nobody', version: 1, reason: 'ZodError: sk' });
  await put(UNPUBLISHED, LAMBDAS);
  await put(UNWATCHED, LAMBDAS);

  const looked = await redrive(target, { queues: ours, dry: true });
  // Whether there is such an aggregate only the republisher knows.
  expect(looked).toMatchObject({ redriven: 5, kept: 2 });
  expect(await Promise.all(ours.map(waiting))).toEqual([3, 3, 1]);

  const done = await redrive(target, { queues: ['huying-casework-on', UNPUBLISHED, UNWATCHED] });
  expect(done).toMatchObject({ redriven: 4, kept: 3 });
  expect(done.byQueue[DEAD]?.kept.map(({ reason }) => reason).sort()).toEqual([
    expect.stringMatching(/^data of huying\.community\.AreaChanged\.v1: /),
    'not JSON',
  ]);
  expect(done.byQueue[UNPUBLISHED]?.kept).toMatchObject([{ reason: 'there is no nobody (ZodError: sk)' }]);
  await until('the queue is worked off', async () => (await waiting('huying-casework-on')) === 0);
  expect(await Promise.all(ours.map(waiting))).toEqual([2, 1, 0]);

  const again = await redrive(target, { queues: ours });
  expect(again).toMatchObject({ redriven: 0, kept: 3 });
}, 120_000);

test('an image that still cannot be published stays as one message, however often it is redriven', async () => {
  const { PutCommand, DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
  const { tables } = await import('../test/support/logs.ts');
  await empty(UNPUBLISHED);
  const TableName = 'huying-community';
  const Item = {
    pk: 'poison',
    sk: '-',
    kind: 'nobody',
    version: 1,
    spilled: 0,
    emits: 1,
    changed: '',
    log: [['X', '', '', '']],
  };
  await (await tables()).send(new PutCommand({ TableName, Item }));
  try {
    await until('it is put aside', async () => (await waiting(UNPUBLISHED)) === 1);
    for (const _ of [1, 2]) {
      const { redriven, byQueue } = await redrive(target, { queues: [UNPUBLISHED] });
      expect(redriven).toBe(0);
      expect(byQueue[UNPUBLISHED]?.kept).toMatchObject([
        { reason: expect.stringContaining('unknown kind nobody') },
      ]);
      expect(await waiting(UNPUBLISHED)).toBe(1);
    }
  } finally {
    await (await tables()).send(new DeleteCommand({ TableName, Key: { pk: 'poison', sk: '-' } }));
  }
}, 120_000);
