import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Head } from '#shared/commit/aggregate.ts';
import { type MemoryStore, memoryStore } from '#shared/commit/memory-store.ts';
import { nested } from '#shared/commit/nested.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { type Command, sample } from '#shared/commit/simulation/sample-aggregate.ts';
import { commitAll, heads, queue, TYPES, topic } from './publish.fixture.ts';
import { republisher } from './publish-again.ts';

beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => {}));
afterAll(() => vi.restoreAllMocks());

const LIFE: Command[] = [
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
  'redo',
];

/** Answers gets and scans from memory, `size` items a page. */
function tableOf(store: MemoryStore, size: number) {
  const scans: ScanCommandInput[] = [];
  const gets: unknown[] = [];
  const send = async (command: { input: ScanCommandInput & { Key?: { pk: string; sk: string } } }) => {
    const { Key, ...input } = command.input;
    if (command instanceof GetCommand) {
      gets.push(Key?.sk);
      return { Item: await store.get(Key?.pk ?? '', Key?.sk ?? '') };
    }
    scans.push(input);
    const rows = store.items();
    const start = input.ExclusiveStartKey;
    const from = start ? rows.findIndex(({ pk, sk }) => pk === start.pk && sk === start.sk) + 1 : 0;
    const page = rows.slice(from, from + size);
    const { ':since': since = '', ':ms': ms = 0 } = input.ExpressionAttributeValues ?? {};
    const isWritten = (row: Readonly<Record<string, unknown>>) =>
      row.wrote === undefined ? String(row.changed) >= since : Number(row.wrote) >= ms;
    const last = page.at(-1);
    return {
      Items: page.filter((row) => 'spilled' in row && isWritten(row)),
      ...(last && from + size < rows.length && { LastEvaluatedKey: { pk: last.pk, sk: last.sk } }),
    };
  };
  return { scans, gets, client: { send } as unknown as DynamoDBDocumentClient };
}

function made(
  store: MemoryStore,
  of: { topic?: ReturnType<typeof topic>; queue?: ReturnType<typeof queue>; page?: number } = {},
) {
  const table = tableOf(store, of.page ?? 2);
  const { sent, sns } = of.topic ?? topic();
  const { taken, sqs } = of.queue ?? queue();
  const again = republisher({
    service: 'casework',
    aggregates: [sample],
    types: TYPES,
    sns,
    topicArn: 'topic',
    sqs,
    unpublishedUrl: 'unpublished',
    pause: async () => {},
    client: table.client,
    table: 'huying-casework',
  });
  const left = (...ms: number[]) => ({ getRemainingTimeInMillis: () => ms.shift() ?? 60_000 });
  return {
    ...table,
    sent,
    taken,
    again: (wish: unknown, ...ms: number[]) => again(wish as never, left(...ms) as Context),
  };
}

async function three() {
  const store = memoryStore();
  await store.put({ pk: 'row', sk: '-', kind: 'projection' });
  for (const id of ['R1', 'R2', 'R3']) await commitAll(store, id, LIFE);
  const first = heads(store).flatMap((head) => toEvents('casework', sample, head));
  return { store, first: first.map(({ event }) => JSON.stringify(event)) };
}

test('all is published again, byte for byte, through every page', async () => {
  const { store, first } = await three();
  const { again, sent, scans } = made(store);
  expect(await again({ all: true })).toEqual({ published: first.length, aggregates: 3, unpublished: 0 });
  expect(sent.map(({ body }) => body)).toEqual(first);
  expect(scans.length).toBeGreaterThan(2);
  expect(scans[0]).toEqual({
    TableName: 'huying-casework',
    Limit: 200,
    ConsistentRead: true,
    FilterExpression: 'attribute_exists(spilled)',
  });
});

test('one aggregate, or its tail', async () => {
  const { store, first } = await three();
  const { again, sent, scans } = made(store);
  const mine = first.filter((body) => body.includes('"subject":"R2"'));
  expect(await again({ subject: 'R2' })).toMatchObject({ published: mine.length, aggregates: 1 });
  expect(await again({ subject: 'R2', from: 10 })).toMatchObject({ aggregates: 1 });
  const tail = mine.filter((body) => JSON.parse(body).version >= 10);
  expect(sent.map(({ body }) => body)).toEqual([...mine, ...tail]);
  expect(await again({ subject: 'nobody' })).toEqual({ published: 0, aggregates: 0, unpublished: 0 });
  expect(await again({ subject: 'R2' }, 5)).not.toHaveProperty('next');
  expect(scans).toEqual([]);
});

const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

test('since an instant: what was written then by the clock of its writer, whatever its facts say', async () => {
  const { store, first } = await three();
  const { again, sent, scans } = made(store);
  const written = 1.9e12;
  await store.put({ ...(await store.get('R2', '-')), wrote: written } as never);
  const ofR2 = first.filter((body) => body.includes('"subject":"R2"'));
  expect(await again({ since: iso(written - HOUR) })).toMatchObject({ aggregates: 1 });
  expect(sent.map(({ body }) => body)).toEqual(ofR2);
  expect(await again({ since: iso(written + 1).replace('.001Z', '.001000Z') })).toMatchObject({
    aggregates: 0,
  });
  expect(scans.at(-1)).toMatchObject({
    FilterExpression:
      'attribute_exists(spilled) AND (wrote >= :ms OR (attribute_not_exists(wrote) AND changed >= :since))',
    ExpressionAttributeValues: { ':since': iso(written + 1), ':ms': written + 1 },
  });
});

test('since an instant: items from before writes were stamped go by their last fact', async () => {
  const { store, first } = await three();
  const { again, sent } = made(store);
  const { changed } = (await store.get('R1', '-')) as unknown as Head;
  await again({ since: changed });
  expect(sent.map(({ body }) => body)).toEqual(first);
  sent.length = 0;
  await again({ since: iso(Date.parse(changed) + 1) });
  expect(sent).toEqual([]);
});

test('until an instant: facts that are certainly younger are left out', async () => {
  const { store, first } = await three();
  const { again, sent } = made(store);
  const times = first.map((body) => Date.parse(JSON.parse(body).time));
  const middle = (times[Math.floor(times.length / 2)] ?? 0) - 5 * 60_000;
  await again({ since: iso(0), until: iso(middle) });
  expect(sent.map(({ body }) => body)).toEqual(
    first.filter((body) => Date.parse(JSON.parse(body).time) <= middle + 5 * 60_000),
  );
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.length).toBeLessThan(first.length);
});

test('when time runs short it stops after an aggregate and says where to go on', async () => {
  const { store, first } = await three();
  const { again, sent } = made(store, { page: 100 });
  const part = await again({ all: true }, 10_000, 9_999);
  expect(part).toMatchObject({ aggregates: 2, next: { pk: 'R2', sk: '-' } });
  const rest = await again({ all: true, next: part.next });
  expect(rest).toMatchObject({ aggregates: 1 });
  expect(rest).not.toHaveProperty('next');
  expect(sent.map(({ body }) => body)).toEqual(first);
});

test('it also stops between pages that hold no head', async () => {
  const store = memoryStore();
  for (let n = 0; n < 4; n++) await store.put({ pk: `row-${n}`, sk: '-' });
  const { again } = made(store);
  expect(await again({ all: true }, 5_000)).toEqual({
    published: 0,
    aggregates: 0,
    unpublished: 0,
    next: { pk: 'row-1', sk: '-' },
  });
});

test('puts aside what cannot be published and sends the others', async () => {
  const { store } = await three();
  await store.put({ ...(await store.get('R2', '-')), kind: 'ghost' } as never);
  const { again, taken } = made(store);
  expect(await again({ all: true })).toMatchObject({ aggregates: 3, unpublished: 1 });
  expect(taken).toMatchObject([
    { to: 'unpublished', table: 'huying-casework', pk: 'R2', reason: 'Error: unknown kind ghost' },
  ]);
  await expect(made(store, { queue: queue(true) }).again({ all: true })).rejects.toThrow('unknown kind');
});

test('throws when the topic does not take a message', async () => {
  const { store } = await three();
  const { again } = made(store, { topic: topic((id) => id === 'casework.R2.3') });
  await expect(again({ all: true })).rejects.toThrow('casework.R2.3 could not be published');
});

test.each([{}, { all: false }, { since: 'yesterday' }, { subject: '' }, { subject: 'R1', from: 0 }, 'all'])(
  'rejects a request such as %j',
  async (wish) => {
    await expect(made(memoryStore()).again(wish)).rejects.toThrow(/republish what|invalid|expected/i);
  },
);

test('aggregates that share a partition are found by their whole id, and among all', async () => {
  const store = memoryStore();
  const shared = { ...store, ...nested(store) };
  await commitAll(shared, 'R1~a~1', LIFE);
  await commitAll(shared, 'R1~a~2', ['open']);
  const first = made(store);
  await first.again({ subject: 'R1~a~1' });
  const { sent, again } = made(store);
  expect(await again({ all: true })).toMatchObject({ aggregates: 2, unpublished: 0 });
  const ofOne = sent.filter(({ id }) => id.startsWith('casework.R1~a~1.'));
  expect(first.sent).toEqual(ofOne);
  expect(ofOne[0]?.id).toBe('casework.R1~a~1.1');
  expect(ofOne.length).toBeGreaterThan(8);
  expect(sent.map(({ id }) => id)).toContain('casework.R1~a~2.1');
});
