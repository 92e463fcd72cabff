import type { SQSEvent } from 'aws-lambda';
import { beforeEach, expect, test } from 'vitest';
import { NotYet } from '#shared/commit/decision.ts';
import { Busy } from '../domain/decide.ts';
import { enqueuer, workedOff } from './work-queue.ts';

beforeEach(() => {
  process.env.HUYING_QUEUE = 'url-own';
  process.env.HUYING_DLQ = 'url-dead';
  process.env.HUYING_MAX_RECEIVES = '3';
});

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

test('what is done is done', async () => {
  const { sqs, asked } = queues();
  const done: string[] = [];
  const answer = await workedOff(sqs, async (id) => void done.push(id))(batch(work));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(done).toEqual(['R1~closed~caller~1']);
  expect(asked).toEqual([]);
});

test('what fails comes again, later each time', async () => {
  const { sqs, asked } = queues();
  const answer = await workedOff(sqs, fails(new Error('x')))(batch(work, 2));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id-1' }] });
  expect(asked).toMatchObject([['ChangeMessageVisibilityCommand', { VisibilityTimeout: 2 }]]);
});

test('who finds another at work comes back when that is over for sure', async () => {
  const { sqs, asked } = queues();
  await workedOff(sqs, fails(new Busy(41)))(batch(work));
  expect(asked).toMatchObject([['ChangeMessageVisibilityCommand', { VisibilityTimeout: 41 }]]);
});

test('after the last try a failure goes to the dead letters with its reason', async () => {
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

test('what only has to wait goes to the end of the queue instead', async () => {
  const { sqs, asked } = queues();
  const answer = await workedOff(sqs, fails(new NotYet('no templates')))(batch(work, 3));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(asked).toMatchObject([
    ['SendMessageCommand', { QueueUrl: 'url-own', MessageBody: work, DelaySeconds: 900 }],
  ]);
});

test('what is no work item is buried at once', async () => {
  for (const body of ['', '{}', '{"message":""}', '[]']) {
    const { sqs, asked } = queues();
    const answer = await workedOff(sqs, fails(new Error('never')))(batch(body));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(asked).toMatchObject([['SendMessageCommand', { QueueUrl: 'url-dead' }]]);
  }
});

test('what the dead letters do not take comes again', async () => {
  const sqs = { send: fails(new Error('no queue')) } as never;
  expect(await workedOff(sqs, fails(new Error('x')))(batch(work, 3))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'id-1' }],
  });
});

test('enqueuing fails aloud', async () => {
  const sqs = { send: fails(new Error('no queue')) } as never;
  await expect(enqueuer(sqs, () => 'url')('R1')).rejects.toThrow('no queue');
});
