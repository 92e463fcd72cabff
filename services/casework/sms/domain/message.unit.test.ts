import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { AnswerUnclear } from '#events/casework.ts';
import type { DataOf } from '#events/envelope.ts';
import type { MessageReceived } from '#events/notification.ts';
import { message, tooLate, understand } from './message.ts';

type ReceivedSms = DataOf<typeof MessageReceived>;
const member = (more: object = {}): ReceivedSms => ({ sender: 'member', member: 'm-1', digit: '1', ...more });
const caller = (digit: string, more: object = {}): ReceivedSms => ({
  sender: 'caller',
  reports: ['R9', 'R1'],
  digit,
  ...more,
});
const one = { id: 'R1', number: '263260473158' };
const two = { id: 'R2', number: '263260473166' };
const alike = { id: 'R3', number: '263260483158' };
const taken = (ticket: string, meaning: object) => [{ type: 'AnswerTaken', ticket, meaning }];

test('a member’s 1 accepts the one ticket that waits, or the one with these last four digits', () => {
  expect(understand(member(), [one])().events).toEqual(taken('R1', { as: 'accept' }));
  expect(understand(member({ four: '3166' }), [one, two])().events).toEqual(taken('R2', { as: 'accept' }));
});

test.each([
  ['1', { solved: 'solved', satisfied: 'satisfied' }],
  ['2', { solved: 'solved', satisfied: 'fair' }],
  ['3', { solved: 'not' }],
])('a caller’s %s answers', (digit, said) => {
  expect(understand(caller(digit), [one])().events).toStrictEqual(taken('R1', { as: 'answer', ...said }));
});

test.each([
  ['several wait', member(), [one, two], 'several', [one, two]],
  ['several end alike', member({ four: '3158' }), [one, two, alike], 'several', [one, alike]],
  ['nothing waits', member(), [], 'nothing-open', []],
  ['nothing waits, and nonsense came', member({ digit: undefined }), [], 'nothing-open', []],
  ['nothing ends so', member({ four: '9999' }), [one], 'not-understood', [one]],
  ['a digit that means nothing to a member', member({ digit: '2' }), [one], 'not-understood', [one]],
  ['no digit', member({ digit: undefined }), [one], 'not-understood', [one]],
  ['a digit that means nothing to a caller', caller('4'), [one], 'not-understood', [one]],
])('%s: does nothing and lists what is possible', (_, received, open, why, list) => {
  expect(understand(received, open)().events).toEqual([
    expect.objectContaining({ type: 'AnswerUnclear', why, numbers: list.map(({ number }) => number) }),
  ]);
});

test('lists at most five numbers', () => {
  const many = Array.from({ length: 9 }, (_, n) => ({ id: `R${n}`, number: `26326047315${n}` }));
  expect(understand(member(), many)().events).toEqual([
    {
      type: 'AnswerUnclear',
      sender: 'member',
      member: 'm-1',
      why: 'several',
      numbers: many.slice(0, 5).map(({ number }) => number),
    },
  ]);
});

test('replies to a caller through a ticket that could be meant, else through the newest', () => {
  const about = (open: { id: string; number: string }[], of = caller('1')) =>
    understand(of, open)().events.map((e) => (e.type === 'AnswerUnclear' ? e.about : undefined));
  expect(about([two, one])).toEqual(['R2']);
  expect(about([])).toEqual(['R9']);
  expect(understand(caller('1', { reports: undefined }), [])().events).toStrictEqual([
    { type: 'AnswerUnclear', sender: 'caller', why: 'nothing-open', numbers: [] },
  ]);
});

test('publishes what the contract says, without the ticket that was meant', () => {
  for (const [received, open] of [
    [member(), [one, two]],
    [caller('1'), []],
  ] as const) {
    const [event] = understand(received, open)().events;
    if (event?.type !== 'AnswerUnclear') throw new Error('expected it to be unclear');
    const made = message.publish.AnswerUnclear?.({}, event, { at: '', actor: '', version: 1 });
    const data = JSON.parse(JSON.stringify(made));
    expect(z.parse(AnswerUnclear.schema, data)).toEqual(data);
    expect({ type: 'AnswerUnclear', ...data }).toEqual(event);
  }
  expect(Object.keys(message.publish)).toEqual(['AnswerUnclear']);
  expect([message.name, message.initial]).toEqual(['message', {}]);
});

test('drops the ticket of a message that came too late', () => {
  const meta = { at: '', actor: '', version: 1 };
  const [took] = understand(member(), [one])().events;
  const [late] = tooLate(member())().events;
  if (!took || !late) throw new Error('expected facts');
  const state = message.evolve({}, took, meta);
  expect(state).toEqual({ taken: { ticket: 'R1', meaning: { as: 'accept' } } });
  expect(late).toMatchObject({ type: 'AnswerUnclear', why: 'nothing-open', numbers: [] });
  expect(message.evolve(state, late, meta)).toEqual({});
});
