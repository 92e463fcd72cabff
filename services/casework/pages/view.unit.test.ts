import { expect, test } from 'vitest';
import type { Grant, Staff } from '#shared/auth/principal.ts';
import type { Entry } from '#shared/commit/aggregate.ts';
import { recorded } from '#shared/commit/log.ts';
import { mayCallBack, mayWork, offersToStaff } from '../access/rights.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import {
  AT,
  after,
  assigned,
  headWith,
  held,
  histories,
  opened,
  raised,
  reopened,
  unreached,
} from '../testing/fixtures.ts';
import { callbacks, stateOf, stepsForResident, stepsForStaff, summary, textsInOrder } from './view.ts';

const BLOCK = 'qt/qt-03/qt-03-07';
const staff = (member: string | undefined, ...grants: Grant[]): Staff => ({
  kind: 'staff',
  staff: '1',
  member,
  grants,
});
const holder = staff('m-00412', { role: 'worker', area: BLOCK });

test.each([
  ['the holder with the right in the block', holder, true],
  ['the holder whose right was taken', staff('m-00412'), false],
  ['the holder whose right lies elsewhere', staff('m-00412', { role: 'worker', area: 'qt/qt-04' }), false],
  ['a colleague of the same block', staff('m-00413', { role: 'worker', area: BLOCK }), false],
  ['somebody who is no member', staff(undefined, { role: 'worker', area: BLOCK }), false],
  ['the lead of the neighbourhood', staff('m-1', { role: 'lead', area: 'qt/qt-03' }), true],
  ['the lead of another neighbourhood', staff('m-2', { role: 'lead', area: 'qt/qt-04' }), false],
  ['a dispatcher, who decides but does not work', staff('m-3', { role: 'dispatcher', area: 'qt' }), false],
  ['a leader, who only reads', staff('m-4', { role: 'leader', area: 'qt' }), false],
  ['the administrator', staff('m-5', { role: 'admin', area: '*' }), false],
])('%s may act for the holder: %s', (_, who, may) => {
  const assigned = after(...histories.assigned);
  expect(mayWork(who, assigned)).toBe(may);
  expect(offersToStaff(who, assigned)).toEqual(may ? ['accept', 'note'] : []);
});

test('lets nobody work on a ticket without an area, and only a lead on one without a holder', () => {
  const { area: _a, ...unsure } = opened as Extract<typeof opened, { type: 'TicketOpened' }>;
  const nobody = staff(undefined, { role: 'worker', area: 'qt' });
  const everywhere = staff('m-1', { role: 'lead', area: '*' });
  expect(mayWork(everywhere, after(unsure))).toBe(false);
  expect(mayWork(everywhere, after(opened))).toBe(true);
  expect(mayWork(staff('m-2', { role: 'worker', area: 'qt' }), after(opened))).toBe(false);
  expect(mayWork(nobody, after(opened))).toBe(false);
  expect(offersToStaff(everywhere, after(opened))).toEqual([]);
});

test('the holder is offered what the phase allows, never the resident’s answers', () => {
  const offered = Object.fromEntries(
    Object.entries(histories).map(([phase, facts]) => [phase, offersToStaff(holder, after(...facts))]),
  );
  expect(offered).toEqual({
    none: [],
    received: [],
    assigned: ['accept', 'note'],
    accepted: ['contact', 'propose', 'note'],
    working: ['contact', 'propose', 'note'],
    proposed: ['note'],
    closed: [],
    reopened: ['note'],
    withdrawn: [],
  });
});

test('a received ticket that waits for a lead is doubtful; all others are their phase', () => {
  expect(stateOf(after(opened))).toBe('received');
  expect(stateOf(after(opened, held))).toBe('doubtful');
  expect(stateOf(after(...histories.reopened, { ...held, request: 2 } as typeof held))).toBe('reopened');
  expect(stateOf(after(...histories.closed))).toBe('closed');
});

test('a row of a list says what was decided, or chosen as long as nothing is decided', () => {
  expect(summary({ id: 'R1', changed: '2026', ticket: after(...histories.reopened) })).toEqual({
    id: 'R1',
    number: '263260473158',
    state: 'reopened',
    category: 'fire',
    urgency: 'urgent',
    area: BLOCK,
    holder: 'm-00412',
    level: 1,
    cycle: 2,
    assignment: 1,
    attempts: 0,
    urged: 0,
    openedAt: AT,
    changedAt: '2026',
    attention: true,
  });
  expect(summary({ id: 'R1', changed: '', ticket: after(opened, assigned, ...raised) }).level).toBe(2);
  expect(summary({ id: 'R1', changed: '', ticket: after(opened) })).toMatchObject({
    level: 1,
    category: 'fire',
    urgency: 'normal',
    area: 'qt/qt-03',
    holder: undefined,
    attention: false,
  });
});

const log = (facts: readonly TicketEvent[]) => recorded(ticket, headWith('R1', facts));

test('staff read what happened, not the bookkeeping between services', () => {
  expect(
    stepsForStaff(log([opened, held, ...histories.reopened.slice(1)]), 'zh-CN').map(({ type }) => type),
  ).toEqual([
    'TicketOpened',
    'RoutingHeld',
    'TicketAssigned',
    'TicketAccepted',
    'ResolutionProposed',
    'TicketReopened',
  ]);
  expect(stepsForStaff(log(histories.closed), 'en').at(-1)).toEqual({
    type: 'TicketClosed',
    label: 'Closed',
    at: AT,
    actor: 'test',
    by: 'resident',
  });
  expect(stepsForStaff(log(histories.working), 'en').map(({ type }) => type)).toContain('ContactMade');
});

test('a call-back is offered to whoever may call there and had no part in it', () => {
  const proposed = after(...histories.proposed);
  const officer = (member: string | undefined, area = 'qt') => staff(member, { role: 'callback', area });
  expect(offersToStaff(officer('m-1'), proposed)).toEqual(['callback']);
  expect(offersToStaff(officer(undefined, 'qt/qt-03'), proposed)).toEqual(['callback']);
  expect(offersToStaff(officer('m-00412'), proposed)).toEqual([]);
  expect(offersToStaff(officer('m-1', 'qt/qt-04'), proposed)).toEqual([]);
  expect(offersToStaff(officer('m-1'), after(...histories.working))).toEqual([]);
  expect(offersToStaff(officer('m-1'), { ...proposed, hands: ['staff:1'] })).toEqual([]);
  const { area: _a, ...unsure } = opened as Extract<typeof opened, { type: 'TicketOpened' }>;
  expect(mayCallBack(staff('m-1', { role: 'callback', area: '*' }), after(unsure))).toBe(false);
});

test('a resident reads what happened and when, never who did it or what only staff are shown', () => {
  expect(stepsForResident(log([opened, assigned, { type: 'NoteAdded' }, ...reopened]))).toEqual([
    { type: 'TicketOpened', at: AT },
    { type: 'TicketAssigned', at: AT },
    { type: 'TicketReopened', at: AT },
  ]);
});

test('steps say to whom it went, to which level it rose and how it ended', () => {
  const steps = stepsForStaff(log([opened, assigned, ...raised, ...histories.closed.slice(2)]), 'en');
  expect(steps.map(({ at: _at, actor: _actor, label: _label, ...step }) => step)).toEqual([
    { type: 'TicketOpened' },
    { type: 'TicketAssigned', holder: 'm-00412', level: 1 },
    { type: 'TicketLevelRaised', level: 2 },
    { type: 'TicketAccepted' },
    { type: 'ResolutionProposed' },
    { type: 'TicketClosed', by: 'resident' },
  ]);
});

test('calls are told with their cycle, their count in it, and their words', () => {
  const facts = [
    ...histories.proposed,
    unreached,
    ...reopened,
    assigned,
    ...histories.proposed.slice(2),
    unreached,
    unreached,
  ];
  const calls = callbacks(log(facts), new Map([['c5', { sk: 'callback#c5', text: '关机' }]]));
  expect(calls).toEqual([
    { at: AT, actor: 'test', cycle: 1, attempt: 1, reached: false, words: '关机' },
    { at: AT, actor: 'test', cycle: 2, attempt: 1, reached: false, words: undefined },
    { at: AT, actor: 'test', cycle: 2, attempt: 2, reached: false, words: undefined },
  ]);
});

test('texts come in the order of their facts; one whose fact was refused is never shown', () => {
  const head = headWith('R1', histories.reopened);
  // Reopening and the request for a holder come of one answer: its words are told once.
  const one = head.log.map(
    ([type, at, actor, cause, data = {}]): Entry => [type, at, actor, cause === 'c6' ? 'c5' : cause, data],
  );
  const texts = new Map([
    ['c5', { sk: 'answer#c5', text: '又堆了', solved: false }],
    ['c4', { sk: 'reply#c4', text: '已清理', outcome: 'done' as const }],
    ['c9', { sk: 'reply#c9', text: 'orphan' }],
  ]);
  expect(textsInOrder(recorded(ticket, { ...head, log: one }), texts)).toEqual([
    { at: AT, text: '已清理', outcome: 'done', solved: undefined },
    { at: AT, text: '又堆了', outcome: undefined, solved: false },
  ]);
  expect(textsInOrder(recorded(ticket, head), new Map())).toEqual([]);
});
