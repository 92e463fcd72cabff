import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { decision } from '#shared/command/command.ts';
import { Refused } from '#shared/commit/decision.ts';
import { AT, afterBy, assigned, histories, reopened, unreached } from '../../testing/fixtures.ts';
import { dayLength, daysOf } from '../../ticket/days.ts';
import { isIndependent, type Officer } from '../../ticket/independence.ts';
import type { TicketEvent } from '../aggregate.ts';
import type { CallbackBody } from './body.ts';
import { callback } from './command.ts';

const DAY = dayLength();
const DAYS = { dayMs: DAY, zone: DEFAULT_ZONE };
const STAFF = 'staff:30412';
const officer: Officer = { actor: 'staff:10011' };
const proposed = afterBy(STAFF, AT, histories.proposed);
/** A ticket that was tried in vain at these instants. */
const tried = (...at: string[]) =>
  at.reduce((t, when) => afterBy('staff:10011', when, [unreached], t), proposed);
const call = (body: CallbackBody, at: string = AT, dayMs = DAY, who = officer) =>
  decision(callback, body, { ...who, at, via: 'page', days: { dayMs, zone: DEFAULT_ZONE } });
const again = [{ type: 'TicketReopened' }, { type: 'HolderWanted', request: 2, why: 'reopened' }];

test('"solved" closes by call-back; partly and not reopen', () => {
  expect(call({ reached: true, solved: 'solved', satisfied: 'fair', words: '还行' })(proposed)).toStrictEqual(
    {
      events: [
        { type: 'CallbackRecorded', reached: true, solved: 'solved', satisfied: 'fair' },
        { type: 'TicketClosed', by: 'callback' },
      ],
      sides: [{ sk: 'callback', text: '还行' }],
    },
  );
  for (const solved of ['partly', 'not'] as const)
    expect(call({ reached: true, solved })(proposed)).toStrictEqual({
      events: [{ type: 'CallbackRecorded', reached: true, solved }, ...again],
      sides: [],
    });
});

const unclosed = [{ type: 'CallbackRecorded', reached: false }];
const closed = [...unclosed, { type: 'TicketClosed', by: 'unreached' }];
const [today, later, evening, tomorrow] = [
  '2026-11-22T01:00:00.000Z',
  '2026-11-22T04:00:00.000Z',
  '2026-11-22T15:59:59.999Z',
  '2026-11-22T16:00:00.000Z',
];

test.each([
  ['the first', [], today, unclosed],
  ['the second, on the next day', [today], tomorrow, unclosed],
  ['the third of one day', [today, later], evening, unclosed],
  ['the third, on the next day', [today, later], tomorrow, closed],
  ['the third, when the second was on the next day', [today, tomorrow], tomorrow, closed],
  ['the fourth, after three on one day', [today, later, evening], tomorrow, closed],
])('%s try in vain closes or not', (_, before, at, events) => {
  expect(call({ reached: false }, at)(tried(...before)).events).toEqual(events);
});

test('tries of an earlier cycle do not count', () => {
  const second = afterBy(
    'system',
    AT,
    [...reopened, { ...assigned, request: 2 } as TicketEvent, ...histories.proposed.slice(2)],
    tried(today, later),
  );
  expect(second.unanswered).toEqual([]);
  expect(call({ reached: false }, tomorrow)(second).events).toEqual(unclosed);
});

test('where time passes faster, a day of tries is shorter', () => {
  const at = (s: number) => new Date(Date.parse(AT) + s * 1000).toISOString();
  const fast = dayLength(450);
  expect(fast).toBe(192_000);
  expect(call({ reached: false }, at(193), fast)(tried(at(0), at(1))).events).toEqual(closed);
  expect(call({ reached: false }, at(193), DAY)(tried(at(0), at(1))).events).toEqual(unclosed);
});

test('days change at midnight in the community’s zone', () => {
  expect(daysOf([], DAYS)).toBe(0);
  expect(daysOf([today, later, evening], DAYS)).toBe(1);
  expect(daysOf([evening, tomorrow], DAYS)).toBe(2);
  expect(daysOf(['2026-11-22T16:00:00.000Z', '2026-11-23T15:59:59.999Z'], DAYS)).toBe(1);
});

test.each([
  ['the holder', { actor: 'staff:9', member: 'm-00412' }],
  ['an earlier holder', { actor: 'staff:9', member: 'm-00398' }],
  ['whoever acted on it, whatever member they are now', { actor: STAFF, member: 'm-9' }],
  ['whoever acted on it and is no member', { actor: STAFF }],
])('refuses a call-back by %s', (_, who) => {
  const had = { ...proposed, holders: ['m-00398', 'm-00412'] };
  expect(isIndependent(had, who)).toBe(false);
  expect(() => call({ reached: false }, AT, DAY, who)(had)).toThrow(new Refused('held-it-before', 409));
});

test('accepts a call-back by somebody who had no part, member or not', () => {
  expect(isIndependent(proposed, { actor: 'staff:9', member: 'm-9' })).toBe(true);
  expect(isIndependent(proposed, { actor: 'staff:9' })).toBe(true);
  expect(isIndependent({ ...proposed, holders: ['undefined'] }, { actor: 'staff:9' })).toBe(true);
});

test('refuses a call-back when no answer is awaited, before asking who calls', () => {
  const working = afterBy(STAFF, AT, histories.working);
  expect(() => call({ reached: false }, AT, DAY, { actor: STAFF })(working)).toThrow(
    new Refused('not-in-this-phase'),
  );
});
