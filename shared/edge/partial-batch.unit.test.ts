import type { Context, SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { edge } from './edge.ts';
import { partialBatch } from './partial-batch.ts';

const answering = (...ids: string[]) =>
  edge(async (_: object) => ids.map((messageId) => ({ messageId }) as SQSRecord)).use(partialBatch());

test('brings the records again that the handler answers with', async () => {
  expect(await answering('a', 'c')({}, {} as Context)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'c' }],
  });
});

test('brings nothing again when all is done', async () => {
  expect(await answering()({}, {} as Context)).toEqual({ batchItemFailures: [] });
});

test('leaves a failure of the whole batch as it is: all of it comes again', async () => {
  const fails = edge(async () => Promise.reject(new TypeError('x'))).use(partialBatch());
  await expect(fails({}, {} as Context)).rejects.toThrow(TypeError);
});
