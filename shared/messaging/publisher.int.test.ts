import { CreateTopicCommand, DeleteTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit } from '#shared/commit/commit.ts';
import { type Engine, engine } from '#shared/commit/simulation/engine.ts';
import { type Command, decideSample, sample } from '#shared/commit/simulation/sample-aggregate.ts';
import { records, TYPES } from './publish.fixture.ts';
import { publisher, republisher } from './publisher.ts';

const name = `publisher-test-${Date.now()}`;
const sns = new SNSClient({});
const sqs = new SQSClient({});
let storage: Engine;
let topicArn = '';
let queueUrl = '';
let unpublishedUrl = '';

beforeAll(async () => {
  storage = await engine('publisher-test');
  topicArn = (await sns.send(new CreateTopicCommand({ Name: name }))).TopicArn ?? '';
  queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: name }))).QueueUrl ?? '';
  unpublishedUrl =
    (await sqs.send(new CreateQueueCommand({ QueueName: `${name}-unpublished` }))).QueueUrl ?? '';
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
  );
  await sns.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: Attributes?.QueueArn,
      Attributes: {
        RawMessageDelivery: 'true',
        FilterPolicy: JSON.stringify({ urgency: ['urgent'], area: [{ prefix: 'qt/' }] }),
      },
    }),
  );
});
afterAll(async () => {
  await sns.send(new DeleteTopicCommand({ TopicArn: topicArn }));
  for (const QueueUrl of [queueUrl, unpublishedUrl]) await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  await storage.close();
});

async function received(QueueUrl: string, count: number): Promise<string[]> {
  const bodies: string[] = [];
  for (let n = 0; n < 10 && bodies.length < count; n++) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
  return bodies;
}
const byVersion = (bodies: readonly string[]) =>
  bodies.toSorted((a, b) => JSON.parse(a).version - JSON.parse(b).version);

test('facts reach a filtered queue, a torn image the queue of the unpublished, and republishing sends the same bytes', async () => {
  const life: Command[] = [
    'open',
    'note',
    'urge',
    'finish',
    'redo',
    'urge',
    'urge',
    'finish',
    'redo',
    'urge',
    'finish',
  ];
  for (const [n, command] of life.entries()) {
    const by = { cause: { id: `c${n}` }, at: new Date(1.8e12 + n).toISOString(), actor: 'm-1' };
    await commit(storage, sample, 'R1', by, (state) => decideSample(state, command, '消防通道'));
  }
  const parts = {
    service: 'casework' as const,
    aggregates: [sample],
    types: TYPES,
    sns,
    topicArn,
    sqs,
    unpublishedUrl,
    client: storage.client,
    table: storage.table,
  };
  const images = await storage.images('R1');
  expect((images.at(-1) as Head).spilled).toBeGreaterThan(0);
  const torn = { ...images[2], kind: 'ghost' };
  const Records = records([...images.slice(0, 2), torn, ...images.slice(2)]);
  const answer = await publisher(parts)({ Records }, {} as Context);
  expect(answer).toEqual({ batchItemFailures: [] });

  const first = byVersion(await received(queueUrl, 12));
  expect(first.map((body) => JSON.parse(body).version)).toEqual([1, 3, 5, 7, 8, 9, 10, 12, 14, 15, 16, 18]);
  expect((await received(unpublishedUrl, 1)).map((body) => JSON.parse(body))).toMatchObject([
    { pk: 'R1', version: 3, reason: 'Error: unknown kind ghost' },
  ]);

  const again = await republisher(parts)({ all: true }, {
    getRemainingTimeInMillis: () => 60_000,
  } as Context);
  expect(again).toEqual({ published: 12, aggregates: 1, unpublished: 0 });
  expect(byVersion(await received(queueUrl, 12))).toEqual(first);
}, 30_000);
