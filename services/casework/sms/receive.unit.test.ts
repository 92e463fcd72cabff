import { expect, test } from 'vitest';
import { cloudEvent, type DataOf } from '#events/envelope.ts';
import type { MessageReceived } from '#events/notification.ts';
import { load } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import { accepted, assigned, headWith, histories, opened } from '../testing/fixtures.ts';
import { type AssignedTo, receive } from './receive.ts';

type Received = DataOf<typeof MessageReceived>;
const sms = (data: Received, version = 1) =>
  cloudEvent({
    service: 'notification',
    name: 'MessageReceived',
    subject: 'I1',
    version,
    time: '2026-11-22T02:00:00.000Z',
    actor: 'carrier',
    data,
  });
const yes: Received = { sender: 'member', member: 'm-00412', digit: '1' };
const numbered = (number: string) => ({ ...opened, number }) as TicketEvent;

async function inMemoryTickets(
  tickets: Readonly<Record<string, readonly TicketEvent[]>>,
  index?: AssignedTo,
) {
  const store = memoryStore();
  for (const [id, facts] of Object.entries(tickets)) await store.put(headWith(id, facts));
  const waiting: AssignedTo = async (member) => {
    const all = await Promise.all(
      Object.keys(tickets).map(async (id) => ({ id, t: (await load(store, ticket, id)).state })),
    );
    return all.flatMap(({ id, t }) =>
      t.phase === 'assigned' && t.placement?.holder === member ? [{ id, number: t.number }] : [],
    );
  };
  const come = receive({ store }, index ?? waiting);
  const stateOf = async (id: string) => (await load(store, ticket, id)).state;
  const logOf = async (id: string) =>
    ((await store.get(id, '-'))?.log ?? []) as [string, string, string, string, Record<string, unknown>?][];
  return { store, come, stateOf, logOf };
}

test('a member’s answer accepts, once however often the message comes, and never a second ticket', async () => {
  const { come, stateOf, logOf } = await inMemoryTickets({ R1: histories.assigned });
  await come(sms(yes));
  expect((await stateOf('R1')).phase).toBe('accepted');
  const [type, , actor] = (await logOf('R1')).at(-1) ?? [];
  expect([type, actor]).toEqual(['TicketAccepted', 'member:m-00412']);

  const two = await inMemoryTickets({ R1: histories.assigned, R2: [numbered('263260473166'), assigned] });
  await two.come(sms({ ...yes, four: '3166' }));
  await two.come(sms({ ...yes, four: '3166' }));
  await two.come(sms(yes));
  expect((await two.stateOf('R1')).phase).toBe('assigned');
  expect((await two.stateOf('R2')).phase).toBe('accepted');
  expect((await two.logOf('I1')).map(([type]) => type)).toEqual(['AnswerTaken']);
});

test('a message that was taken, but whose ticket was not reached, is finished when it comes again', async () => {
  const { store, come, stateOf } = await inMemoryTickets({ R1: histories.assigned });
  const down = {
    ...store,
    putHead: async (head: never, version: number) => {
      if ((head as { pk: string }).pk === 'R1') throw new Error('throttled');
      return store.putHead(head, version);
    },
  };
  const cut = receive({ store: down }, async () => [{ id: 'R1', number: '263260473158' }]);
  await expect(cut(sms(yes))).rejects.toThrow('throttled');
  await come(sms(yes));
  expect((await stateOf('R1')).phase).toBe('accepted');
});

test('tells the sender when the ticket has moved on, and never applies the message later', async () => {
  const stale: AssignedTo = async () => [{ id: 'R1', number: '263260473158' }];
  for (const facts of [[...histories.accepted], [opened, { ...assigned, holder: 'm-2' } as TicketEvent]]) {
    const { store, come, logOf } = await inMemoryTickets({ R1: facts }, stale);
    await come(sms(yes));
    expect((await logOf('I1')).map(([type, , , , data]) => [type, data?.why])).toEqual([
      ['AnswerTaken', undefined],
      ['AnswerUnclear', 'nothing-open'],
    ]);
    await store.put(headWith('R1', histories.assigned));
    await come(sms(yes));
    expect(await logOf('R1')).toHaveLength(2);
  }
});

const mine: Received = { sender: 'caller', reports: ['R3', 'R2', 'R1'], digit: '1' };

test('a caller’s answer closes or reopens the one ticket that waits for it', async () => {
  const all = { R1: histories.proposed, R2: histories.closed };
  const solved = await inMemoryTickets(all);
  await solved.come(sms(mine));
  await solved.come(sms(mine));
  expect((await solved.logOf('R1')).slice(4).map(([type, , actor, , data]) => [type, actor, data])).toEqual([
    ['TicketRated', 'resident', { solved: 'solved', satisfied: 'satisfied', by: 'sms' }],
    ['TicketClosed', 'resident', { by: 'resident' }],
  ]);
  const not = await inMemoryTickets(all);
  await not.come(sms({ ...mine, digit: '3' }));
  expect((await not.stateOf('R1')).phase).toBe('reopened');
});

test('asks a caller with several waiting tickets which one is meant', async () => {
  const { come, stateOf, logOf } = await inMemoryTickets({
    R1: histories.proposed,
    R2: [numbered('263260473166'), assigned, accepted, ...histories.proposed.slice(3)],
  });
  await come(sms(mine));
  expect((await stateOf('R1')).phase).toBe('proposed');
  expect((await logOf('I1')).map(([type, , , , data]) => [type, data])).toEqual([
    [
      'AnswerUnclear',
      {
        sender: 'caller',
        about: 'R2',
        lang: 'zh-CN',
        why: 'several',
        numbers: ['263260473166', '263260473158'],
      },
    ],
  ]);
});

test('after closing, or from somebody without reports or membership, nothing is open', async () => {
  const { come, logOf, stateOf } = await inMemoryTickets({ R1: histories.closed });
  await come(sms(mine));
  expect((await logOf('I1'))[0]?.[4]).toMatchObject({ why: 'nothing-open' });
  expect((await stateOf('R1')).phase).toBe('closed');
  for (const data of [
    { sender: 'caller', digit: '1' },
    { sender: 'member', digit: '1' },
  ] as const) {
    const other = await inMemoryTickets({ R1: histories.assigned }, async () => [
      { id: 'R1', number: '263260473158' },
    ]);
    await other.come(sms(data));
    expect((await other.logOf('I1'))[0]?.[4]).toMatchObject({ why: 'nothing-open' });
  }
});

const both: Received = { ...yes, reports: ['R3', 'R1'] };
const OTHER = '263260473166';
const takenOf = (log: readonly unknown[][]) => log.map(([type, , , , data]) => [type, data]);

test('a member with nothing to accept answers as the caller that they are, too', async () => {
  const { come, stateOf, logOf } = await inMemoryTickets({ R1: histories.proposed });
  await come(sms(both));
  await come(sms(both));
  expect((await stateOf('R1')).phase).toBe('closed');
  expect((await logOf('R1')).slice(4).map(([type, , actor]) => [type, actor])).toEqual([
    ['TicketRated', 'resident'],
    ['TicketClosed', 'resident'],
  ]);
});

test('a member with something to accept accepts, and their own report waits on', async () => {
  const { come, stateOf } = await inMemoryTickets({
    R1: histories.proposed,
    R2: [numbered(OTHER), assigned],
  });
  await come(sms(both));
  expect((await stateOf('R2')).phase).toBe('accepted');
  expect((await stateOf('R1')).phase).toBe('proposed');
});

test('reads a member’s message as a caller’s answer when its digit or number fits only that', async () => {
  for (const answer of [{ digit: '3' }, { digit: '1', four: '3158' }]) {
    const { come, stateOf } = await inMemoryTickets({
      R1: histories.proposed,
      R2: [numbered(OTHER), assigned],
    });
    await come(sms({ ...both, ...answer }));
    expect((await stateOf('R2')).phase).toBe('assigned');
    expect((await stateOf('R1')).phase).not.toBe('proposed');
  }
});

test('replies as to a member when the message fits several tickets or none', async () => {
  const two = { R2: [numbered(OTHER), assigned], R4: histories.assigned };
  const several = await inMemoryTickets({ R1: histories.proposed, ...two });
  await several.come(sms(both));
  expect((await several.logOf('I1'))[0]?.[4]).toMatchObject({ sender: 'member', why: 'several' });
  expect((await several.stateOf('R1')).phase).toBe('proposed');
  const nonsense = await inMemoryTickets({ R1: histories.proposed, ...two });
  await nonsense.come(sms({ ...both, digit: '9' }));
  expect((await nonsense.logOf('I1'))[0]?.[4]).toMatchObject({ sender: 'member', why: 'not-understood' });
  const nothing = await inMemoryTickets({ R1: histories.closed });
  await nothing.come(sms(both));
  expect((await nothing.logOf('I1'))[0]?.[4]).toMatchObject({
    sender: 'member',
    member: 'm-00412',
    why: 'nothing-open',
  });
});

test('asks a member with only reports of their own which one is meant', async () => {
  const { come, logOf } = await inMemoryTickets({
    R1: histories.proposed,
    R3: [numbered(OTHER), assigned, accepted, ...histories.proposed.slice(3)],
  });
  await come(sms(both));
  expect(takenOf(await logOf('I1'))).toEqual([
    [
      'AnswerUnclear',
      {
        sender: 'caller',
        about: 'R3',
        lang: 'zh-CN',
        why: 'several',
        numbers: [OTHER, '263260473158'],
      },
    ],
  ]);
});

test('replies to the caller when a member’s answer comes too late', async () => {
  const { store, logOf } = await inMemoryTickets({ R1: histories.proposed });
  const closes = {
    ...store,
    putHead: async (head: never, version: number) => {
      const ok = await store.putHead(head, version);
      if ((head as { pk: string }).pk === 'I1') await store.put(headWith('R1', histories.closed));
      return ok;
    },
  };
  await receive({ store: closes }, async () => [])(sms(both));
  expect(takenOf(await logOf('I1')).at(-1)).toMatchObject([
    'AnswerUnclear',
    { sender: 'caller', about: 'R3', why: 'nothing-open' },
  ]);
});
