import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { CallMissed, CallReturned, ConsultationAnswered } from '#events/intake.ts';
import { type CallState, call, initial, listOf } from './call.ts';

const state: CallState = {
  ...initial,
  started: '2026-11-22T01:00:00.000Z',
  area: 'qt',
  callerRef: 'c1',
  shard: 2,
};
const meta = { at: '', actor: '', version: 1 };

test('publishes area and caller only, as the contracts say', () => {
  const missed = call.publish.CallMissed?.(state, { type: 'CallMissed' }, meta);
  expect(z.parse(CallMissed.schema, missed)).toEqual({ area: 'qt', callerRef: 'c1' });
  const back = call.publish.CallReturned?.(state, { type: 'CallReturned', how: 'unreached' }, meta);
  expect(z.parse(CallReturned.schema, back)).toEqual({ area: 'qt', callerRef: 'c1', how: 'unreached' });
  const asked = call.publish.ConsultationAnswered?.(state, { type: 'ConsultationAnswered' }, meta);
  expect(z.parse(ConsultationAnswered.schema, asked)).toEqual({
    area: 'qt',
    callerRef: 'c1',
    channel: 'hotline',
  });
  expect(Object.keys(call.publish).sort()).toEqual(['CallMissed', 'CallReturned', 'ConsultationAnswered']);
  expect(call.attributes?.(state)).toEqual({ area: 'qt' });
});

test.each([
  [{}, 'live', 'open#2'],
  [{ outcome: 'draft', since: 's' }, 'draft', 'open#2'],
  [{ ended: 'e', outcome: 'draft', since: 's' }, 'draft', undefined],
  [{ ended: 'e', outcome: 'missed', since: 's' }, 'missed', undefined],
  [{ ended: 'e', outcome: 'missed', since: 's', done: 'answered' }, undefined, undefined],
  [{ ended: 'e', outcome: 'ticket', since: 's' }, undefined, 'open#2'],
  [{ ended: 'e', outcome: 'ticket', since: 's', number: '1', done: 'reported' }, undefined, undefined],
] as const)('%j stands in the list %s and is looked after under %s', (more, list, open) => {
  const now: CallState = { ...state, ...more };
  expect(listOf(now)).toBe(list);
  const since = list || open ? { since: now.since ?? now.started } : { since: undefined };
  expect(call.index?.(now)).toEqual({ desk: list && `${list}#qt`, open, ...since });
});

test('lists no call that never began', () => {
  expect(call.index?.(initial)).toEqual({ desk: undefined, open: undefined, since: undefined });
});
