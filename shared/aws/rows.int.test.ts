import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rows } from './rows.ts';

const raw = new DynamoDBClient({});
const table = `rows-test-${Date.now()}`;
const index = { name: 'byHolder', attribute: 'holder' };
let rows: Rows;

beforeAll(async () => {
  const names = ['pk', 'sk', 'holder', 'since'];
  await raw.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: [
            { AttributeName: 'holder', KeyType: 'HASH' },
            { AttributeName: 'since', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  rows = new Rows(
    DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }),
    table,
  );
});
afterAll(async () => {
  await raw.send(new DeleteTableCommand({ TableName: table }));
  raw.destroy();
});

test('a row is put, got and deleted; optional fields that are undefined are absent', async () => {
  await rows.put({ pk: 'a', sk: '-', name: '𠮷田㐂🏠', gone: undefined });
  expect(await rows.get('a')).toEqual({ pk: 'a', sk: '-', name: '𠮷田㐂🏠' });
  await rows.delete('a');
  expect(await rows.get('a')).toBeUndefined();
});

test('a new row does not take a key that is taken', async () => {
  expect(await rows.putNew({ pk: 'new', sk: '-', by: 'first' })).toBe(true);
  expect(await rows.putNew({ pk: 'new', sk: '-', by: 'second' })).toBe(false);
  expect(await rows.get('new')).toMatchObject({ by: 'first' });
});

test('the newest version wins, whatever comes when and however often', async () => {
  const put = (version: number) => rows.putNewer({ pk: 'newer', sk: '-', version, text: `v${version}` });
  expect([await put(2), await put(1), await put(2), await put(10), await put(9)]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
  expect(await rows.get('newer')).toMatchObject({ version: 10, text: 'v10' });
});

test('a partition is read in order, by prefix, page by page and whole', async () => {
  for (const sk of ['b#2', 'a#1', 'a#3', 'a#2', 'c#1']) await rows.put({ pk: 'part', sk });
  const first = await rows.page('part', { prefix: 'a#', limit: 2 });
  expect(first.rows.map(({ sk }) => sk)).toEqual(['a#1', 'a#2']);
  const second = await rows.page('part', { prefix: 'a#', limit: 2, after: first.next ?? '' });
  expect(second.rows.map(({ sk }) => sk)).toEqual(['a#3']);
  expect(second.next).toBeUndefined();
  const newest = await rows.page('part', { newest: true, limit: 1 });
  expect(newest.rows.map(({ sk }) => sk)).toEqual(['c#1']);
  expect((await rows.all('part')).map(({ sk }) => sk)).toEqual(['a#1', 'a#2', 'a#3', 'b#2', 'c#1']);
  expect(await rows.all('part', 'b#')).toHaveLength(1);
  expect(await rows.all('nobody')).toEqual([]);
});

test('a whole partition is read even when it is larger than a page of the database', async () => {
  const text = 'x'.repeat(300_000);
  for (let n = 0; n < 5; n++) await rows.put({ pk: 'large', sk: `row#${n}`, text });
  expect((await rows.page('large')).next).toBeDefined();
  expect((await rows.all('large')).map(({ sk }) => sk)).toEqual([0, 1, 2, 3, 4].map((n) => `row#${n}`));
});

test('an index tells the keys of one partition, oldest or newest first, page by page', async () => {
  for (const n of [3, 1, 2])
    await rows.put({ pk: `t${n}`, sk: '-', holder: 'm-1#open', since: `2026-11-2${n}` });
  await rows.put({ pk: 't4', sk: '-', holder: 'm-2#open', since: '2026-11-20' });
  await rows.put({ pk: 't5', sk: '-' });
  const first = await rows.keys(index, 'm-1#open', { limit: 2 });
  expect(first.keys).toEqual([
    { pk: 't1', sk: '-' },
    { pk: 't2', sk: '-' },
  ]);
  const second = await rows.keys(index, 'm-1#open', { limit: 2, ...(first.next && { after: first.next }) });
  expect(second.keys).toEqual([{ pk: 't3', sk: '-' }]);
  expect(Object.keys(first.next ?? {}).sort()).toEqual(['holder', 'pk', 'since', 'sk']);
  expect((await rows.keys(index, 'm-1#open', { newest: true, limit: 1 })).keys).toEqual([
    { pk: 't3', sk: '-' },
  ]);
  expect((await rows.keys(index, 'm-3#open')).keys).toEqual([]);
});

test('an index that is told its sort attribute brings it, and starts behind a value of it', async () => {
  for (const n of [1, 2, 3])
    await rows.put({ pk: `s${n}`, sk: '-', holder: 'm-9#open', since: `2026-11-2${n}` });
  const sorted = { ...index, sort: 'since' };
  const behind = async (beyond: string | undefined, newest = false) =>
    (await rows.keys(sorted, 'm-9#open', { beyond, newest })).keys.map(({ pk, sort }) => `${pk} ${sort}`);
  expect(await behind(undefined)).toEqual(['s1 2026-11-21', 's2 2026-11-22', 's3 2026-11-23']);
  expect(await behind('2026-11-21')).toEqual(['s2 2026-11-22', 's3 2026-11-23']);
  expect(await behind('2026-11-23', true)).toEqual(['s2 2026-11-22', 's1 2026-11-21']);
  expect(await behind('2026-11-23')).toEqual([]);
});

test('many rows come in the order asked, more than one batch, the missing ones left out', async () => {
  const ids = Array.from({ length: 130 }, (_, n) => `many-${n}`);
  await Promise.all(ids.map((pk, n) => rows.put({ pk, sk: '-', n })));
  const asked = [...ids].reverse().flatMap((pk) => [
    { pk, sk: '-' },
    { pk: `${pk}-gone`, sk: '-' },
  ]);
  expect((await rows.many<{ n: number }>(asked)).map(({ n }) => n)).toEqual(ids.map((_, n) => 129 - n));
});
