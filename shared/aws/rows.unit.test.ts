import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { Rows } from './rows.ts';

type Key = { pk: string; sk: string };
/** Answers batch gets: `takes` says how many of the asked keys it processes in call number `n`. */
function batches(takes: (asked: readonly Key[], n: number) => number) {
  const calls: Key[][] = [];
  const send = async ({
    input,
  }: {
    input: { RequestItems: { table: { Keys: Key[]; ConsistentRead: boolean } } };
  }) => {
    const { Keys, ConsistentRead } = input.RequestItems.table;
    expect(ConsistentRead).toBe(true);
    calls.push(Keys);
    const done = takes(Keys, calls.length);
    const Responses = {
      table: Keys.slice(0, done)
        .reverse()
        .filter(({ pk }) => !pk.startsWith('gone')),
    };
    const open = Keys.slice(done);
    return { Responses, UnprocessedKeys: open.length > 0 ? { table: { Keys: open } } : {} };
  };
  return { calls, rows: new Rows({ send } as unknown as DynamoDBDocumentClient, 'table') };
}
const keys = (n: number) => Array.from({ length: n }, (_, i) => ({ pk: `R${i}`, sk: '-' }));

test('reads many rows a hundred at a time, in the requested order, without those that are gone', async () => {
  const { rows, calls } = batches((asked) => asked.length);
  const asked = [...keys(150), { pk: 'gone', sk: '-' }, ...keys(251).slice(150)];
  expect((await rows.many(asked)).map(({ pk }) => pk)).toEqual(keys(251).map(({ pk }) => pk));
  expect(calls.map((c) => c.length)).toEqual([100, 100, 52]);
});

test('retries unprocessed keys until all are answered', async () => {
  const { rows, calls } = batches((asked, n) => (n % 2 === 1 ? Math.ceil(asked.length / 2) : asked.length));
  expect((await rows.many(keys(120))).map(({ pk }) => pk)).toEqual(keys(120).map(({ pk }) => pk));
  expect(calls.flat().length).toBeGreaterThan(120);
});

test('gives up rather than return fewer rows when nothing is processed any more', async () => {
  const { rows, calls } = batches(() => 0);
  await expect(rows.many(keys(3))).rejects.toThrow('3 keys unprocessed');
  expect(calls.length).toBeLessThan(15);
});

test('reads a key once and answers it twice when it is requested twice', async () => {
  const { rows, calls } = batches((asked) => asked.length);
  const [one, two] = keys(2) as [Key, Key];
  expect((await rows.many([one, two, one])).map(({ pk }) => pk)).toEqual(['R0', 'R1', 'R0']);
  expect(calls).toEqual([[one, two]]);
  expect(await rows.many([])).toEqual([]);
});

test('reports a key as taken only when the condition is refused, and throws any other error', async () => {
  const failing = (name: string) =>
    new Rows(
      {
        send: async () => Promise.reject(Object.assign(new Error(name), { name })),
      } as unknown as DynamoDBDocumentClient,
      'table',
    );
  expect(await failing('ConditionalCheckFailedException').putNew({ pk: 'a', sk: '-' })).toBe(false);
  expect(await failing('ConditionalCheckFailedException').putNewer({ pk: 'a', sk: '-', version: 1 })).toBe(
    false,
  );
  await expect(failing('ThrottlingException').putNew({ pk: 'a', sk: '-' })).rejects.toThrow('Throttling');
});
