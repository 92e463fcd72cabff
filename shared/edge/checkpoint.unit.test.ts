import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { checkpoint } from './checkpoint.ts';
import { edge } from './edge.ts';
import { records } from './records.ts';

const Records = ['s0', 's1', 's2'].map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }));

test.each([
  [0, []],
  [1, [{ itemIdentifier: 's2' }]],
  [3, [{ itemIdentifier: 's0' }]],
])('comes again from the lowest of %i failed records', async (failed, batchItemFailures) => {
  const handler = edge<DynamoDBStreamEvent, object>(async () => ({ failed }))
    .use(checkpoint())
    .use(records(() => 'taken apart'));
  expect(await handler({ Records }, {} as Context)).toEqual({ batchItemFailures });
});
