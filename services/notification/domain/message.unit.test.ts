import { expect, test } from 'vitest';
import { replay } from '#shared/commit/log.ts';
import {
  Busy,
  CALLS,
  GRACE,
  giveUp,
  hold,
  LATE,
  LEASE,
  putBack,
  receipt,
  refused,
  sent,
  skip,
  start,
} from './decide.ts';
import type { MessageFact } from './facts.ts';
import { type Message, message } from './message.ts';
import { checkedMoves, moves } from './moves.ts';
import { messageId, type Queued, type Took } from './queued.ts';

const queued: Queued = {
  about: 'R1',
  purpose: 'assigned',
  to: 'member',
  member: 'm-1',
  occurrence: 2,
  lang: 'zh-CN',
  number: '263260473158',
  area: 'qt/qt-03',
  template: 4,
};
const T = Date.parse('2026-11-23T01:00:00.000Z');
const at = (ms: number) => new Date(T + ms).toISOString();

const TOOK: Took = { ref: 'ref', at: at(2), parts: 2 };

/** The state after these facts, one each millisecond. */
const after = (...facts: MessageFact[]): Message =>
  replay(
    message,
    { state: message.initial, version: 0 },
    facts.map((fact, n) => {
      const { type, ...data } = fact;
      return [type, at(n), 'test', 'c', data];
    }),
  ).at(-1)?.state ?? message.initial;

const first: MessageFact = { type: 'MessageQueued', ...queued };
const started = (attempt: number): MessageFact => ({ type: 'SendingStarted', attempt, parts: 2 });
const types = ({ events }: { events: readonly MessageFact[] }) => events.map(({ type }) => type);
const begin = (state: Message, ms: number, of: { parts?: number; queued?: Queued } = {}) =>
  start(state, of.queued ?? queued, { happened: at(0), now: at(ms), parts: of.parts ?? 1, template: 7 });

test('the id says ticket, purpose, recipient and occurrence', () => {
  expect(messageId(queued)).toBe('R1~assigned~m-1~2');
  expect(messageId({ about: 'R1', purpose: 'closed', occurrence: 1 })).toBe('R1~closed~caller~1');
  expect(messageId(queued, 'I7')).toBe('R1~assigned~m-1~I7');
});

test('records a message and its claim in one write when it is sent at once', () => {
  expect(types(begin(message.initial, 5))).toEqual(['MessageQueued', 'SendingStarted']);
  expect(types(begin(after(first), 5))).toEqual(['SendingStarted']);
});

test('records a waiting message once', () => {
  expect(hold(message.initial, queued).events).toEqual([first]);
  expect(types(hold(after(first), queued))).toEqual([]);
});

test('a purpose without a text is recorded as switched off, and stays so', () => {
  expect(types(skip(message.initial, queued))).toEqual(['MessageQueued', 'MessageSkipped']);
  expect(types(skip(after(first), queued))).toEqual(['MessageSkipped']);
  const off = after(first, { type: 'MessageSkipped' });
  expect(off.state).toBe('off');
  expect(types(begin(off, 10))).toEqual([]);
  expect(types(skip(off, queued))).toEqual([]);
});

test('does not send an outdated message, whether it came late or waited long', () => {
  const late = { type: 'MessageFailed', why: 'too-late' };
  expect(begin(message.initial, LATE + 1).events).toEqual([first, late]);
  expect(begin(after(first), LATE + 1).events).toEqual([late]);
  expect(types(begin(after(first), LATE))).toEqual(['SendingStarted']);
});

test('sends a message shortly after its time limit, and then no more', () => {
  const until = (now: number) =>
    start(after(first), queued, { happened: at(0), until: at(50), now: at(now), parts: 1, template: 7 });
  expect(types(until(50 + GRACE))).toEqual(['SendingStarted']);
  expect(until(51 + GRACE).events).toEqual([{ type: 'MessageFailed', why: 'too-late' }]);
});

test('the template version is chosen with the first attempt when there was none before', () => {
  const { template, ...without } = queued;
  const waiting = after({ type: 'MessageQueued', ...without });
  expect(begin(waiting, 5, { queued: without }).events).toEqual([
    { type: 'SendingStarted', attempt: 1, parts: 1, template: 7 },
  ]);
  expect(
    after({ type: 'MessageQueued', ...without }, { ...started(1), template: 7 } as MessageFact).template,
  ).toBe(7);
  expect(after(first, started(1)).template).toBe(4);
});

test('blocks a second attempt while the first may be calling the provider', () => {
  const calling = after(first, started(1));
  expect(() => begin(calling, LEASE)).toThrow(Busy);
  expect(() => giveUp(calling, queued, { happened: at(0), now: at(LEASE), why: 'no-phone' })).toThrow(Busy);
  expect(begin(calling, LEASE + 2, { parts: 2 }).events).toEqual([
    { type: 'SendingStarted', attempt: 2, parts: 2 },
  ]);
});

test('a provider that never answers is called three times and no more', () => {
  const silent = after(first, started(1), started(2), started(CALLS));
  expect(begin(silent, LEASE + 9).events).toEqual([{ type: 'MessageFailed', why: 'unclear' }]);
});

test('attempts that the provider turned away do not count', () => {
  const turnedAway = after(first, started(1), { type: 'SendingPutBack' });
  expect(turnedAway).toMatchObject({ state: 'queued', attempts: 0 });
  expect(types(putBack(turnedAway))).toEqual([]);
  expect(types(begin(turnedAway, 3))).toEqual(['SendingStarted']);
});

test('only the attempt under way is ended by the provider’s answer', () => {
  expect(types(sent(after(first), TOOK))).toEqual([]);
  expect(types(refused(after(first), 'provider-refused'))).toEqual([]);
  expect(types(sent(after(first, started(1)), TOOK))).toEqual(['MessageSent']);
  expect(types(refused(after(first, started(1)), 'opted-out'))).toEqual(['MessageFailed']);
});

test('a receipt proves that the message was sent, even when the provider’s answer is missing', () => {
  const calling = after(first, started(1));
  expect(receipt(calling, 'delivered', TOOK).events).toEqual([
    { type: 'MessageSent', parts: 2, ref: 'ref', took: TOOK.at },
    { type: 'MessageDelivered' },
  ]);
  expect(types(receipt(calling, 'failed', TOOK))).toEqual(['MessageSent', 'MessageFailed']);
  expect(types(receipt(after(first), 'delivered', TOOK))).toEqual([]);
});

test('delivered is final, and comes also after the carrier had given up', () => {
  const gone = after(first, started(1), { type: 'MessageSent', parts: 2 });
  expect(types(receipt(gone, 'delivered', TOOK))).toEqual(['MessageDelivered']);
  const lost = after(
    first,
    started(1),
    { type: 'MessageSent', parts: 2 },
    {
      type: 'MessageFailed',
      why: 'undeliverable',
    },
  );
  expect(types(receipt(lost, 'delivered', TOOK))).toEqual(['MessageDelivered']);
  expect(types(receipt(lost, 'failed', TOOK))).toEqual([]);
  const arrived = after(first, started(1), { type: 'MessageSent', parts: 2 }, { type: 'MessageDelivered' });
  expect(types(receipt(arrived, 'failed', TOOK))).toEqual([]);
  expect(types(receipt(arrived, 'delivered', TOOK))).toEqual([]);
  const never = after(first, { type: 'MessageFailed', why: 'no-phone' });
  expect(types(receipt(never, 'delivered', TOOK))).toEqual([]);
});

test('publishes neither recipient nor reference', () => {
  const state = after(first, started(1));
  const meta = { at: at(0), actor: 'x', version: 3 };
  expect(message.publish.MessageSent?.(state, { type: 'MessageSent', parts: 2, ref: 'abc' }, meta)).toEqual({
    about: 'R1',
    purpose: 'assigned',
    to: 'member',
    occurrence: 2,
    parts: 2,
  });
  expect(Object.keys(message.publish).sort()).toEqual(['MessageDelivered', 'MessageFailed', 'MessageSent']);
});

test('rejects a fact that its state does not allow', () => {
  expect(() => after(started(1))).toThrow('none cannot take SendingStarted');
  expect(() => after(first, { type: 'MessageSkipped' }, started(1))).toThrow('off cannot take');
});

test('a table of moves with a dead end or an unreachable state is refused when it is built', () => {
  expect(() => checkedMoves({ ...moves, MessageSkipped: { from: ['sent'], to: 'queued' } })).not.toThrow();
  expect(() => checkedMoves({ ...moves, MessageSent: { from: ['sending'], to: 'queued' } })).toThrow(
    'no message is ever sent',
  );
  const stuck = { from: ['sending' as const], to: 'sending' as const };
  expect(() =>
    checkedMoves({
      ...moves,
      SendingPutBack: stuck,
      MessageSent: { from: ['queued'], to: 'sent' },
      MessageFailed: { from: ['queued'], to: 'failed' },
    }),
  ).toThrow('stay sending for ever');
});
