import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { nested } from '#shared/commit/nested.ts';
import { sample } from '#shared/commit/simulation/sample-aggregate.ts';
import { commitAll, heads, queue, records, TYPES, topic } from './publish.fixture.ts';
import { publisher } from './publisher.ts';

beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => {}));
afterAll(() => vi.restoreAllMocks());

const DONE = { batchItemFailures: [] };
const failedFrom = (n: number) => ({ batchItemFailures: [{ itemIdentifier: `s${n}` }] });

function made(
  of: {
    topic?: ReturnType<typeof topic>;
    queue?: ReturnType<typeof queue>;
    types?: ReadonlySet<string>;
  } = {},
) {
  const { sent, calls, sns } = of.topic ?? topic();
  const { taken, sqs } = of.queue ?? queue();
  const pauses: number[] = [];
  const publish = publisher({
    service: 'casework',
    aggregates: [{ ...sample, name: 'other' }, sample],
    types: of.types ?? TYPES,
    sns,
    topicArn: 'topic',
    sqs,
    unpublishedUrl: 'unpublished',
    pause: async (attempt) => void pauses.push(attempt),
  });
  return {
    sent,
    calls,
    taken,
    pauses,
    publish: (images: readonly object[]) => publish({ Records: records(images) }, {} as Context),
  };
}

/** Heads of `n` samples that were opened, one image each. */
async function opened(n: number) {
  const store = memoryStore();
  for (let i = 0; i < n; i++) await commitAll(store, `R${i}`, ['open']);
  return heads(store);
}

test('the public facts of each write are sent, with the attributes that subscriptions filter on', async () => {
  const store = memoryStore();
  await commitAll(store, 'R1', ['open', 'note', 'finish', 'redo']);
  const { sent, calls, publish } = made();
  expect(await publish(heads(store))).toEqual(DONE);
  expect(sent.map(({ id }) => id)).toEqual([
    'casework.R1.1',
    'casework.R1.4',
    'casework.R1.6',
    'casework.R1.7',
  ]);
  expect(sent[0]?.attributes).toEqual({
    type: 'huying.casework.Opened.v1',
    area: 'qt/qt-03',
    urgency: 'urgent',
  });
  expect(calls).toEqual([4]);
});

test('one line in the log counts what a batch came to', async () => {
  const { publish } = made({ topic: topic((id) => id === 'casework.R1.1') });
  await publish(await opened(3));
  expect(vi.mocked(console.log).mock.calls.map(([line]) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ message: 'published', records: 3, messages: 1, failed: 2 }),
  );
});

test('sends nothing that nobody subscribes to', async () => {
  const store = memoryStore();
  await commitAll(store, 'R1', ['open', 'urge']);
  const { sent, publish } = made({ types: new Set(['huying.casework.Urged.v1']) });
  expect(await publish(heads(store))).toEqual(DONE);
  expect(sent.map(({ id }) => id)).toEqual(['casework.R1.2']);
  const silent = made({ types: new Set() });
  await silent.publish(heads(store));
  expect(silent.calls).toEqual([]);
});

test('ignores removals, writes without public facts, and other items', async () => {
  const { calls, taken, publish } = made();
  const removal = { eventName: 'REMOVE', dynamodb: { SequenceNumber: 'x' } } as const;
  expect(await publisher({} as never)({ Records: [removal] }, {} as Context)).toEqual(DONE);
  expect(await publish([{ pk: 'R1', sk: 'log#0', log: [] }])).toEqual(DONE);
  expect([...calls, ...taken]).toEqual([]);
});

test('sends batches of ten', async () => {
  const { calls, sent, publish } = made();
  await publish(await opened(21));
  expect(calls).toEqual([10, 10, 1]);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(21);
});

test('retries a failed entry alone, later each time', async () => {
  const flaky = topic((id, tried) => id === 'casework.R3.1' && tried < 4);
  const { calls, sent, pauses, publish } = made({ topic: flaky });
  expect(await publish(await opened(5))).toEqual(DONE);
  expect(calls).toEqual([5, 1, 1, 1]);
  expect(pauses).toEqual([1, 2, 3]);
  expect(sent).toHaveLength(5);
});

test('reports an entry that keeps failing and everything later, without trying the rest', async () => {
  const { calls, publish } = made({ topic: topic((id) => id === 'casework.R12.1') });
  expect(await publish(await opened(25))).toEqual(failedFrom(12));
  expect(calls).toEqual([10, 10, 1, 1, 1]);
});

test('reports the lowest record when several entries fail', async () => {
  const { publish } = made({ topic: topic((id) => id === 'casework.R7.1' || id === 'casework.R4.1') });
  expect(await publish(await opened(9))).toEqual(failedFrom(4));
});

test('fails the batch when the topic is unreachable, and nothing when it recovers in time', async () => {
  const gone = made({ topic: topic(() => 'call') });
  expect(await gone.publish(await opened(3))).toEqual(failedFrom(0));
  expect(gone.calls).toEqual([3, 3, 3, 3]);
  const back = made({ topic: topic((_, tried) => (tried < 3 ? 'call' : false)) });
  expect(await back.publish(await opened(3))).toEqual(DONE);
  expect(back.sent).toHaveLength(3);
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ['of an unknown kind', { kind: 'ghost' }, /unknown kind ghost/],
  ['without a log', { log: undefined }, /log/],
  ['whose log is torn', { version: 9 }, /gaps/],
  ['that emits more than it has', { emits: 3 }, /emits more/],
  ['with a strange entry', { log: [['Opened']] }, /log/],
  ['whose sort key is another', { sk: 'x' }, /sk/],
  [
    'too large for the topic',
    { log: [['Opened', 't', 'a'.repeat(270_000), 'h', {}]] },
    /casework.R1.1 is too large/,
  ],
])('an image %s is put aside and does not hold up its neighbours', async (_, wrong, reason) => {
  const images = await opened(3);
  const { sent, taken, publish } = made();
  expect(await publish([images[0], { ...images[1], ...wrong }, images[2]] as object[])).toEqual(DONE);
  expect(sent.map(({ id }) => id)).toEqual(['casework.R0.1', 'casework.R2.1']);
  expect(taken).toEqual([
    {
      to: 'unpublished',
      table: 'huying-casework',
      pk: 'R1',
      version: Number(wrong.version ?? 1),
      reason: expect.stringMatching(reason),
    },
  ]);
});

test('puts aside an image that cannot be read', async () => {
  const { taken, publish } = made();
  expect(await publish([{ emits: 1 }])).toEqual(DONE);
  expect(taken).toMatchObject([{ pk: '?', version: 0 }]);
});

test('reports an image that cannot be put aside', async () => {
  const images = await opened(3);
  const { publish } = made({ queue: queue(true) });
  expect(await publish([images[0], { ...images[1], kind: 'ghost' }, images[2]] as object[])).toEqual(
    failedFrom(1),
  );
});

test('leaves a poison image behind a failing record for the next batch', async () => {
  const images = await opened(3);
  const { taken, publish } = made({ topic: topic((id) => id === 'casework.R1.1') });
  expect(await publish([images[0], images[1], { ...images[2], kind: 'ghost' }] as object[])).toEqual(
    failedFrom(1),
  );
  expect(taken).toEqual([]);
});

test('cuts a long reason', async () => {
  const { taken, publish } = made();
  await publish([
    {
      pk: 'R1',
      sk: '-',
      emits: 1,
      version: 1,
      spilled: 0,
      changed: '',
      log: [['a', '', '', '']],
      kind: 'x'.repeat(999),
    },
  ]);
  expect(taken).toMatchObject([{ reason: `Error: unknown kind ${'x'.repeat(280)}` }]);
});

test('an aggregate that shares a partition is published under its whole id', async () => {
  const store = memoryStore();
  await commitAll({ ...store, ...nested(store) }, 'R1~sample~1', ['open']);
  const { sent, taken, publish } = made();
  expect(await publish(store.images)).toEqual(DONE);
  expect(sent.map(({ id }) => id)).toEqual(['casework.R1~sample~1.1']);
  const [image] = store.images;
  await publish([{ ...image, kind: 'unknown' }]);
  expect(taken).toMatchObject([{ pk: 'R1~sample~1' }]);
});
