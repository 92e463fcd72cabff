import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { NotYet } from '#shared/commit/decision.ts';
import { Wait } from './wait.ts';
import { workQueue } from './work-queue.ts';

beforeEach(() => {
  vi.stubEnv('HUYING_QUEUE', 'url-own');
  vi.stubEnv('HUYING_DLQ', 'url-dead');
  vi.stubEnv('HUYING_MAX_RECEIVES', '3');
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const schema = z.object({ message: z.string().check(z.minLength(1)) });
const workedOff = (sqs: SQSClient, work: (id: string) => Promise<unknown>) => {
  const subject = ({ message }: { message: string }) => message;
  const handler = workQueue(sqs, { schema, work: ({ message }) => work(message), subject });
  return (sent: SQSEvent) => handler(sent, {} as Context);
};

/** What was asked of SQS, by command name. */
const queues = () => {
  const asked: [string, Record<string, unknown>][] = [];
  const sqs = {
    send: async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
      asked.push([command.constructor.name, command.input]);
      return {};
    },
  };
  return { asked, sqs: sqs as never };
};

const batch = (body: string, tries = 1): SQSEvent =>
  ({
    Records: [
      {
        messageId: 'id-1',
        receiptHandle: 'handle',
        body,
        attributes: { ApproximateReceiveCount: String(tries) },
        eventSourceARN: 'arn:aws:sqs:r:1:own',
      },
    ],
  }) as never;
const work = '{"message":"R1~closed~caller~1"}';
const fails = (error: Error) => async () => {
  throw error;
};

test('reports no failure for work that was done', async () => {
  const { sqs, asked } = queues();
  const done: string[] = [];
  const answer = await workedOff(sqs, async (id) => void done.push(id))(batch(work));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(done).toEqual(['R1~closed~caller~1']);
  expect(asked).toEqual([]);
});

test('retries a failure, later each time', async () => {
  const { sqs, asked } = queues();
  const answer = await workedOff(sqs, fails(new Error('x')))(batch(work, 2));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id-1' }] });
  expect(asked).toMatchObject([['ChangeMessageVisibilityCommand', { VisibilityTimeout: 2 }]]);
});

test('moves work with a known wait to the end of the queue without counting a failure', async () => {
  const { sqs, asked } = queues();
  const answer = await workedOff(sqs, fails(new Wait(40.2, 'another is at work')))(batch(work));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(asked).toMatchObject([
    ['SendMessageCommand', { QueueUrl: 'url-own', MessageBody: work, DelaySeconds: 41 }],
  ]);
});

test('splits a wait of hours into the longest delays of the queue', async () => {
  const { sqs, asked } = queues();
  await workedOff(sqs, fails(new Wait(9 * 3600, 'quiet hours')))(batch(work, 3));
  expect(asked).toMatchObject([['SendMessageCommand', { QueueUrl: 'url-own', DelaySeconds: 900 }]]);
});

test('returns early messages to the queue while tries are left', async () => {
  const { sqs, asked } = queues();
  const answer = await workedOff(sqs, fails(new NotYet('no templates')))(batch(work, 2));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id-1' }] });
  expect(asked).toMatchObject([['ChangeMessageVisibilityCommand', { VisibilityTimeout: 2 }]]);
});

test('sends a failure to the dead letters with its reason after the last try', async () => {
  const { sqs, asked } = queues();
  const answer = await workedOff(sqs, fails(new TypeError('x')))(batch(work, 3));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(asked).toMatchObject([
    [
      'SendMessageCommand',
      {
        QueueUrl: 'url-dead',
        MessageBody: work,
        MessageAttributes: { reason: { StringValue: 'TypeError' } },
      },
    ],
  ]);
});

test('moves work that only waits to the end of the queue instead', async () => {
  const { sqs, asked } = queues();
  const answer = await workedOff(sqs, fails(new NotYet('no templates')))(batch(work, 3));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(asked).toMatchObject([
    ['SendMessageCommand', { QueueUrl: 'url-own', MessageBody: work, DelaySeconds: 900 }],
  ]);
});

test('sends what is not a work item to the dead letters at once', async () => {
  for (const body of ['', '{}', '{"message":""}', '[]']) {
    const { sqs, asked } = queues();
    const answer = await workedOff(sqs, fails(new Error('never')))(batch(body));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(asked).toMatchObject([['SendMessageCommand', { QueueUrl: 'url-dead' }]]);
  }
});

test.each([
  ['a failure', new Error('x')],
  ['what only waits', new NotYet('x')],
  ['what waits for a while', new Wait(3, 'x')],
])('lets SQS redeliver %s when no queue answers', async (_, error) => {
  const sqs = { send: fails(new Error('no queue')) } as never;
  expect(await workedOff(sqs, fails(error))(batch(work, 3))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'id-1' }],
  });
});
