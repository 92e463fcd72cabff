import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeadlineMissed } from '#events/escalation.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { decision } from '#shared/command/command.ts';
import { commit, load } from '#shared/commit/commit.ts';
import { type Decided, NotYet } from '#shared/commit/decision.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import { commands } from '../commands/index.ts';
import { AT, after, afterBy, histories, placement } from '../testing/fixtures.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { assign, hold, open, raiseLevel, withdrawn } from './reactions.ts';

interface Message {
  readonly id: string;
  readonly decide: (t: Ticket) => Decided<TicketEvent>;
}
const report: Message = { id: 'intake.R1.1', decide: open(ReportReceived.example, 'resident') };
const doubt = (request: number): Message => ({
  id: `routing.R1.${request * 2 - 1}`,
  decide: hold({ ...RoutingDoubtful.example, request }),
});
const routed = (request: number, level = 1): Message => ({
  id: `routing.R1.${request * 2}`,
  decide: assign({ ...TicketRouted.example, request, level, holder: `m-${request}` }),
});

const missedAt = (level: number, cycle = 1): Message => ({
  id: `escalation.R1.${cycle * 10 + level}`,
  decide: raiseLevel({ ...DeadlineMissed.example, stage: 'rise', missed: 'resolve', cycle, level }),
});
const who = { actor: 'resident', at: AT, via: 'page', clerk: undefined } as const;
const withdraw = withdrawn(who);
const withdrawal: Message = { id: 'intake.R1.2', decide: withdraw };
const accept = decision(commands.accept, {}, who);
const propose = decision(commands.propose, { outcome: 'done', reply: 'x' }, who);
const answer = (solved: 'partly' | 'not') => decision(commands.answer, { solved }, who);

/** A queue: what came too early is put back behind the others, until all of it is done with. */
async function deliver(store: ReturnType<typeof memoryStore>, messages: readonly Message[]): Promise<void> {
  const queue = [...messages];
  for (let tries = 0; queue.length > 0; tries++) {
    if (tries > 500) throw new Error('a message goes round for ever');
    const [message] = queue.splice(0, 1);
    if (!message) continue;
    const by = { cause: { id: message.id, made: AT }, at: AT, actor: 'system' };
    try {
      await commit({ store }, ticket, 'R1', by, message.decide);
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      queue.push(message);
    }
  }
}
const act = (store: ReturnType<typeof memoryStore>, id: string, decide: Message['decide']) =>
  commit({ store, vault: memoryStore() }, ticket, 'R1', { cause: { id }, at: AT, actor: 'test' }, decide);
const jumbled = (messages: readonly Message[]) =>
  fc
    .array(fc.constantFrom(...messages), { maxLength: 6 })
    .chain((again) =>
      fc.shuffledSubarray([...messages, ...again], { minLength: messages.length + again.length }),
    );

test('reaches the same ticket whatever the order and number of messages', async () => {
  const first = [report, doubt(1), routed(1)];
  const second = [...first, doubt(2), routed(2)];
  await fc.assert(
    fc.asyncProperty(jumbled(first), jumbled(second), async (one, two) => {
      const store = memoryStore();
      await deliver(store, one);
      const settled = await load(store, ticket, 'R1');
      expect(settled.state).toEqual(
        afterBy('system', AT, [
          ...histories.received,
          { type: 'TicketAssigned', request: 1, ...placement, holder: 'm-1' },
        ]),
      );

      await act(store, 'accept', accept);
      await act(store, 'propose', propose);
      await act(store, 'answer', answer('not'));
      await deliver(store, two);
      const { state } = await load(store, ticket, 'R1');
      expect(state).toMatchObject({ phase: 'assigned', cycle: 2, request: 2, placement: { holder: 'm-2' } });
      expect(state.heldFor).toBeUndefined();
    }),
  );
});

test('raises a late ticket level by level in any order of messages, and keeps the level when reopened', async () => {
  const first = [report, routed(1)];
  const second = [...first, missedAt(1), routed(2, 2)];
  const third = [...second, missedAt(2), routed(3, 3)];
  const fourth = [...third, missedAt(3), routed(4, 3)];
  await fc.assert(
    fc.asyncProperty(
      jumbled(first),
      jumbled(second),
      jumbled(third),
      jumbled(fourth),
      async (one, two, three, four) => {
        const store = memoryStore();
        const now = async () => (await load(store, ticket, 'R1')).state;
        await deliver(store, one);
        await act(store, 'accept-1', accept);
        await deliver(store, two);
        expect(await now()).toMatchObject({
          phase: 'assigned',
          request: 2,
          assignment: 2,
          previous: 'm-1',
          why: 'level-raised',
          rising: false,
          placement: { level: 2, holder: 'm-2' },
        });
        await deliver(store, three);
        expect(await now()).toMatchObject({ request: 3, placement: { level: 3, holder: 'm-3' } });

        await act(store, 'accept-2', accept);
        await act(store, 'propose', propose);
        await act(store, 'answer', answer('partly'));
        await deliver(store, four);
        expect(await now()).toMatchObject({
          phase: 'assigned',
          cycle: 2,
          request: 4,
          assignment: 4,
          why: 'reopened',
          placement: { level: 3, holder: 'm-4' },
          holders: ['m-1', 'm-2', 'm-3', 'm-4'],
        });
      },
    ),
  );
});

test('ends a withdrawn ticket as withdrawn whatever the order and number of messages', async () => {
  await fc.assert(
    fc.asyncProperty(jumbled([report, doubt(1), routed(1), withdrawal]), async (messages) => {
      const store = memoryStore();
      await deliver(store, messages);
      await deliver(store, [missedAt(1)]);
      const { state } = await load(store, ticket, 'R1');
      expect(state.phase).toBe('withdrawn');
      expect(state.placement?.level ?? 1).toBe(1);
    }),
  );
});

test('waits with a withdrawal for its ticket, and ignores it once the ticket is over', () => {
  expect(() => withdraw(after())).toThrow(NotYet);
  for (const phase of ['received', 'assigned', 'accepted', 'working', 'proposed', 'reopened'] as const)
    expect(withdraw(after(...histories[phase])).events, phase).toEqual([{ type: 'TicketWithdrawn' }]);
  for (const phase of ['closed', 'withdrawn'] as const)
    expect(withdraw(after(...histories[phase])).events, phase).toEqual([]);
});

test('while routing is unsure the ticket waits with the area whose lead decides', async () => {
  await fc.assert(
    fc.asyncProperty(jumbled([report, doubt(1)]), async (messages) => {
      const store = memoryStore();
      await deliver(store, messages);
      const { state, version } = await load(store, ticket, 'R1');
      expect(state).toMatchObject({ phase: 'received', heldFor: 'qt/qt-03' });
      expect(version).toBe(2);
    }),
  );
});

test('waits with an answer for its report and for its request', () => {
  for (const phase of ['none'] as const) {
    expect(() => assign(TicketRouted.example)(after(...histories[phase]))).toThrow(NotYet);
    expect(() => hold(RoutingDoubtful.example)(after(...histories[phase]))).toThrow(NotYet);
  }
  for (const phase of ['received', 'assigned', 'proposed', 'closed'] as const) {
    expect(() => assign({ ...TicketRouted.example, request: 2 })(after(...histories[phase]))).toThrow(NotYet);
    expect(() => hold({ ...RoutingDoubtful.example, request: 2 })(after(...histories[phase]))).toThrow(
      NotYet,
    );
  }
});

test('only a ticket that waits for a holder gets one; an older answer is ignored', () => {
  for (const phase of ['assigned', 'accepted', 'working', 'proposed', 'closed'] as const) {
    expect(assign(TicketRouted.example)(after(...histories[phase])).events).toEqual([]);
    expect(hold(RoutingDoubtful.example)(after(...histories[phase])).events).toEqual([]);
  }
  expect(assign(TicketRouted.example)(after(...histories.reopened)).events).toEqual([]);
  expect(assign({ ...TicketRouted.example, request: 2 })(after(...histories.reopened)).events).toHaveLength(
    1,
  );
  expect(assign(TicketRouted.example)(after(...histories.received)).events).toEqual([
    { type: 'TicketAssigned', request: 1, ...placement },
  ]);
});

test('a ticket is opened once, with what the resident chose or without', () => {
  const { category: _c, area: _a, ...unsure } = ReportReceived.example;
  expect(open(ReportReceived.example, 'resident')(after()).events).toEqual(histories.received);
  expect(open(unsure, 'resident')(after()).events).toStrictEqual([
    { type: 'TicketOpened', number: unsure.number, channel: 'web', lang: 'zh-CN' },
  ]);
  for (const phase of ['received', 'assigned', 'closed', 'reopened'] as const)
    expect(open(ReportReceived.example, 'resident')(after(...histories[phase])).events).toEqual([]);
});

test('remembers the clerk who entered a report, and no one for a resident’s own', () => {
  const by = (actor: string) => open(ReportReceived.example, actor)(after()).events;
  expect(by('staff:30412')).toEqual([{ ...histories.received[0], enteredBy: 'staff:30412' }]);
  for (const actor of ['resident', 'system', 'member:m-1']) expect(by(actor)).toEqual(histories.received);
});

test('records a doubt once for each area', () => {
  const waiting = after(...histories.received, { type: 'RoutingHeld', area: 'qt/qt-03', request: 1 });
  expect(hold(RoutingDoubtful.example)(waiting).events).toEqual([]);
  expect(hold({ ...RoutingDoubtful.example, area: 'qt' })(waiting).events).toEqual([
    { type: 'RoutingHeld', area: 'qt', request: 1 },
  ]);
});
