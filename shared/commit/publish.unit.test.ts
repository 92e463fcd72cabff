import { expect, test } from 'vitest';
import type { Head } from './aggregate.ts';
import { commit } from './commit.ts';
import { memoryStore } from './memory-store.ts';
import { type Message, republish, toEvents } from './publish.ts';
import { type Command, decideSample, sample } from './simulation/sample-aggregate.ts';

async function afterCommands(commands: readonly Command[]) {
  const store = memoryStore();
  const stores = { store, vault: memoryStore() };
  for (const [n, command] of commands.entries()) {
    const by = { cause: { id: `c${n}` }, at: new Date(1.8e12 + n * 1000).toISOString(), actor: 'm-1' };
    await commit(stores, sample, 'R1', by, (state) => decideSample(state, command, 'words'));
  }
  const heads = store.images.filter(({ sk }) => sk === '-') as Head[];
  return { store, heads, first: heads.flatMap((head) => toEvents('casework', sample, head)) };
}
const bytes = (messages: readonly Message[]) => messages.map((message) => JSON.stringify(message));

test('an event carries the state after its fact, with its keys in one order, and what subscriptions filter on', async () => {
  const { first } = await afterCommands(['open']);
  expect(JSON.stringify(first)).toBe(
    JSON.stringify([
      {
        event: {
          specversion: '1.0',
          id: 'casework.R1.1',
          source: 'huying/casework',
          type: 'huying.casework.Opened.v1',
          subject: 'R1',
          time: '2027-01-15T08:00:00.000Z',
          version: 1,
          actor: 'm-1',
          datacontenttype: 'application/json',
          data: { area: 'qt/qt-03', cycle: 1, urgency: 'urgent' },
        },
        attributes: { type: 'huying.casework.Opened.v1', area: 'qt/qt-03', urgency: 'urgent' },
      },
    ]),
  );
});

test('leaves out attributes that an aggregate does not have', async () => {
  const { heads } = await afterCommands(['open']);
  const { attributes: _, ...bare } = sample;
  const [message] = toEvents('casework', bare, heads[0] as Head);
  expect(message?.attributes).toEqual({ type: 'huying.casework.Opened.v1' });
  const [empty] = toEvents('casework', { ...bare, attributes: () => ({ area: '' }) }, heads[0] as Head);
  expect(empty?.attributes).toEqual({ type: 'huying.casework.Opened.v1' });
});

test('skips internal facts, whose versions are missing', async () => {
  const { first, heads } = await afterCommands(['open', 'note', 'finish', 'redo']);
  expect(first.map(({ event }) => [event.version, event.type.split('.')[2]])).toEqual([
    [1, 'Opened'],
    [4, 'Finished'],
    [6, 'Reopened'],
    [7, 'Urged'],
  ]);
  expect(toEvents('casework', sample, heads[1] as Head)).toEqual([]);
});

test('republishes the same bytes from any version, spilled or not', async () => {
  const life: Command[] = [
    'note',
    'urge',
    'finish',
    'redo',
    'urge',
    'note',
    'finish',
    'redo',
    'urge',
    'urge',
    'finish',
  ];
  const { store, first, heads } = await afterCommands(['open', ...life, ...life]);
  const last = heads.at(-1) as Head;
  expect(last.spilled).toBeGreaterThan(8);
  for (let from = 1; from <= last.version + 1; from++) {
    const again = await republish(store, 'casework', sample, 'R1', from);
    expect(bytes(again)).toEqual(bytes(first.filter(({ event }) => event.version >= from)));
  }
  expect(bytes(await republish(store, 'casework', sample, 'R1'))).toEqual(bytes(first));
  const reads: string[] = [];
  const counting = {
    async get(pk: string, sk: string) {
      reads.push(sk);
      return store.get(pk, sk);
    },
  };
  await republish(counting, 'casework', sample, 'R1', last.spilled + 1);
  expect(reads).toEqual(['-']);
  await republish(counting, 'casework', sample, 'R1', last.spilled);
  expect(reads.length).toBe(2 + last.spilled / 8);
});

test('publishes nothing for an aggregate that does not exist', async () => {
  expect(await republish(memoryStore(), 'casework', sample, 'R1')).toEqual([]);
});
