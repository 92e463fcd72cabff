import type { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { move, type Taken, take } from './queue.ts';

const message: Taken = {
  id: 'm',
  receipt: 'r',
  body: '{}',
  sentAt: 0,
  attributes: { type: { DataType: 'String', StringValue: 't' } },
};

/** Remembers what was asked, and fails at one kind of request. */
function queues(failsAt: string) {
  const asked: string[] = [];
  const send = async (command: { constructor: { name: string } }) => {
    asked.push(command.constructor.name);
    if (command.constructor.name === failsAt) throw new Error('cut off');
    return {};
  };
  return { asked, sqs: { send } as unknown as SQSClient };
}

test('deletes a message only after it was sent on', async () => {
  const unsent = queues('SendMessageCommand');
  await expect(move(unsent.sqs, 'dead', 'to', message)).rejects.toThrow('cut off');
  expect(unsent.asked).toEqual(['SendMessageCommand']);
  const undeleted = queues('DeleteMessageCommand');
  await expect(move(undeleted.sqs, 'dead', 'to', message)).rejects.toThrow('cut off');
  expect(undeleted.asked).toEqual(['SendMessageCommand', 'DeleteMessageCommand']);
});

test('receives every message once and stops after two empty receives', async () => {
  const answers = [['a', 'b'], [], ['b', 'c'], [], []];
  const send = async () => ({ Messages: answers.shift()?.map((MessageId) => ({ MessageId, Body: '' })) });
  const taken: string[] = [];
  for await (const batch of take({ send } as unknown as SQSClient, 'dead', 60))
    taken.push(...batch.map(({ id }) => id));
  expect(taken).toEqual(['a', 'b', 'c']);
  expect(answers).toEqual([]);
});
