import { expect, test } from 'vitest';
import { type Inbound, inbound, take } from './inbound.ts';

const none: Inbound = inbound.initial;
const worker = { member: 'm-1', reports: [] };
const resident = { reports: ['R2', 'R1'] };
const both = { member: 'm-1', reports: ['R2'] };

test('takes a member who reported nothing as a member, whatever they send', () => {
  expect(take(none, { digit: '1', four: '3158' }, worker).events).toEqual([
    { type: 'MessageReceived', sender: 'member', member: 'm-1', digit: '1', four: '3158' },
  ]);
  expect(take(none, {}, worker).events).toEqual([
    { type: 'MessageReceived', sender: 'member', member: 'm-1' },
  ]);
});

test('a caller answers as a caller, with the newest ten reports', () => {
  expect(take(none, { digit: '3' }, resident).events).toEqual([
    { type: 'MessageReceived', sender: 'caller', reports: ['R2', 'R1'], digit: '3' },
  ]);
  const many = Array.from({ length: 12 }, (_, n) => `R${n}`);
  expect(take(none, {}, { reports: many }).events[0]).toMatchObject({ reports: many.slice(0, 10) });
});

test('a member who reported something too accepts with 1, and says anything else as a caller', () => {
  expect(take(none, { digit: '1' }, both).events[0]).toMatchObject({ sender: 'member', reports: ['R2'] });
  for (const answer of [{ digit: '2' }, { digit: '3' }, {}, { four: '3158' }])
    expect(take(none, answer, both).events[0]).toMatchObject({ sender: 'caller', member: 'm-1' });
});

test('records an unknown sender and publishes nothing', () => {
  const { events } = take(none, { digit: '1' }, { reports: [] });
  expect(events).toEqual([{ type: 'SenderUnknown' }]);
  expect(Object.keys(inbound.publish)).toEqual(['MessageReceived']);
});

test('an SMS takes effect once', () => {
  for (const sender of ['member', 'caller', 'unknown'] as const)
    expect(take({ sender }, { digit: '1' }, worker).events).toEqual([]);
});
