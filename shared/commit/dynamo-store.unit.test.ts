import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import type { Head } from './aggregate.ts';
import { dynamoStore } from './dynamo-store.ts';

const head: Head = {
  pk: 'R1',
  sk: '-',
  kind: 'x',
  version: 1,
  spilled: 0,
  changed: '',
  log: [['A', '', '', 'h']],
};

/** A client that answers with `answer`, or throws it, and keeps what it was asked. */
function client(answer: unknown) {
  const inputs: object[] = [];
  const send = async (command: { input: object }) => {
    inputs.push(command.input);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    inputs,
    store: dynamoStore({ send } as unknown as DynamoDBDocumentClient, 'table', () => 1_795_334_400_123),
  };
}
const refusal = (Item?: unknown) =>
  Object.assign(new Error('refused'), {
    name: 'ConditionalCheckFailedException',
    ...(Item !== undefined && { Item }),
  });

test('reads consistently', async () => {
  const { inputs, store } = client({ Item: head });
  expect(await store.get('R1', '-')).toEqual(head);
  expect(inputs).toEqual([{ TableName: 'table', Key: { pk: 'R1', sk: '-' }, ConsistentRead: true }]);
});

test('a head is written on condition of its version, with the instant of the write, and a refusal asks for the item', async () => {
  const { inputs, store } = client({});
  expect(await store.putHead(head, 0)).toEqual({ ok: true });
  expect(await store.putHead(head, 7)).toEqual({ ok: true });
  const common = {
    TableName: 'table',
    Item: { ...head, wrote: 1_795_334_400_123 },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
  expect(inputs).toEqual([
    { ...common, ConditionExpression: 'attribute_not_exists(pk)' },
    { ...common, ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': 7 } },
  ]);
});

test('other items are put plainly, or only where nothing stands', async () => {
  const { inputs, store } = client({});
  await store.put({ pk: 'a', sk: 'b' });
  expect(await store.putNew({ pk: 'a', sk: 'b' })).toBe(true);
  const common = { TableName: 'table', Item: { pk: 'a', sk: 'b' } };
  expect(inputs).toEqual([common, { ...common, ConditionExpression: 'attribute_not_exists(pk)' }]);
  expect(await client(refusal()).store.putNew({ pk: 'a', sk: 'b' })).toBe(false);
});

test.each([
  ['plain', head],
  ['typed', marshall(head)],
])('the item of a refusal is understood in %s form', async (_, item) => {
  expect(await client(refusal(item)).store.putHead(head, 1)).toEqual({ ok: false, current: head });
});

test('accepts a refusal without the item, and throws other errors', async () => {
  expect(await client(refusal()).store.putHead(head, 1)).toEqual({ ok: false, current: undefined });
  const { store } = client(new Error('throttled'));
  await expect(store.putHead(head, 1)).rejects.toThrow('throttled');
  await expect(store.putNew(head)).rejects.toThrow('throttled');
  await expect(store.put(head)).rejects.toThrow('throttled');
});
