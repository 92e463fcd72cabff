import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import type { Kind } from './kinds.ts';
import { redriveQueue } from './redrive-queue.ts';

const lambda = {} as LambdaClient;
const events: Kind = { of: 'events', to: 'huying-x-on', definitions: [] };

/** A queue that answers these receives, one after the other, and says that so many lie in it. */
function queue(receives: readonly (readonly string[])[], lying: number): SQSClient {
  const answers = [...receives];
  const send = async ({ constructor: { name } }: object) => {
    if (name === 'GetQueueUrlCommand') return { QueueUrl: 'dead' };
    if (name === 'GetQueueAttributesCommand')
      return { Attributes: { ApproximateNumberOfMessages: String(lying) } };
    if (name !== 'ReceiveMessageCommand') return {};
    return { Messages: answers.shift()?.map((MessageId) => ({ MessageId, ReceiptHandle: 'r', Body: '{"' })) };
  };
  return { send } as unknown as SQSClient;
}

test('counts a message that returns early once, and reports unseen messages as left', async () => {
  const sqs = queue([['a', 'b'], ['a', 'b'], ['b']], 7);
  expect(await redriveQueue({ sqs, lambda }, 'dead', events, false)).toEqual({
    redriven: 0,
    kept: [
      { id: 'a', reason: 'not JSON' },
      { id: 'b', reason: 'not JSON' },
    ],
    left: 5,
  });
});

test('reports nothing as left once every message was seen, even when the count lags', async () => {
  for (const lying of [0, 1, 2])
    expect(
      await redriveQueue({ sqs: queue([['a', 'b']], lying), lambda }, 'dead', events, true),
    ).toMatchObject({ kept: { length: 2 }, left: 0 });
});
