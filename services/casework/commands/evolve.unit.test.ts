import { expect, test } from 'vitest';
import { fold } from '#shared/commit/commit.ts';
import {
  AT,
  accepted,
  after,
  afterBy,
  assigned,
  contacted,
  headWith,
  histories,
  opened,
  proposed,
  raised,
  reopened,
  unreached,
  urged,
  withdrawn,
} from '../testing/fixtures.ts';
import type { TicketEvent } from './aggregate.ts';
import { ticket } from './aggregate.ts';

test('an unknown fact is an error, never guessed', () => {
  expect(() => after({ type: 'TicketForgotten' } as never)).toThrow('TicketForgotten');
});

test('continues from a base that an earlier version folded', () => {
  const now = after(...histories.accepted);
  const {
    assignment: _a,
    why: _w,
    from: _f,
    rising: _r,
    holders: _h,
    hands: _n,
    attempts: _t,
    unanswered: _u,
    urged: _d,
    ...old
  } = now;
  const head = { ...headWith('R1', [contacted]), version: 9, spilled: 8, spilledUntil: AT, base: old };
  const { state } = fold(ticket, head);
  expect(state).toMatchObject({
    phase: 'working',
    assignment: 1,
    holders: ['m-00412'],
    urged: 0,
    attempts: 0,
  });
  const received = {
    ...headWith('R1', [urged]),
    version: 9,
    spilled: 8,
    base: { ...old, placement: undefined },
  };
  expect(fold(ticket, received).state).toMatchObject({ assignment: 0, holders: [], urged: 1 });
});

test('remembers holders and actors once, and resets the work of a new holder', () => {
  const other = { ...assigned, request: 3, holder: 'm-00001' } as TicketEvent;
  const worked = afterBy('staff:30412', AT, [...histories.working, proposed, ...reopened, other]);
  expect(worked).toMatchObject({
    holders: ['m-00412', 'm-00001'],
    hands: ['staff:30412'],
    acceptedAt: undefined,
    contactedAt: undefined,
  });
  const later = afterBy('staff:30001', '2026-11-23T01:00:00.000Z', [accepted, contacted], worked);
  const last = afterBy('staff:30001', '2026-11-24T01:00:00.000Z', [contacted], later);
  expect(last).toMatchObject({
    hands: ['staff:30412', 'staff:30001'],
    acceptedAt: '2026-11-23T01:00:00.000Z',
    contactedAt: '2026-11-23T01:00:00.000Z',
  });
});

test('a ticket is rising from the raised level to the next holder, the proposal or the end', () => {
  const rising = [opened, assigned, ...raised] as const;
  expect(after(...rising).rising).toBe(true);
  for (const e of [{ ...assigned, request: 2 } as TicketEvent, proposed, withdrawn])
    expect(after(...rising, e).rising).toBe(false);
  expect(after(...histories.reopened).rising).toBe(false);
});

test('call-backs are counted in their cycle', () => {
  const called = after(...histories.proposed, unreached, unreached);
  expect(called).toMatchObject({ attempts: 2, unanswered: [AT, AT] });
  expect(
    after(...histories.proposed, { type: 'CallbackRecorded', reached: true, solved: 'not' }),
  ).toMatchObject({
    attempts: 1,
    unanswered: [],
  });
  const once = after(...histories.proposed, unreached, ...reopened);
  expect(once).toMatchObject({ attempts: 0, unanswered: [] });
});
