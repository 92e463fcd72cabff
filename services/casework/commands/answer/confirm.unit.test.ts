import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { type BodyOf, decision } from '#shared/command/command.ts';
import { Refused } from '#shared/commit/decision.ts';
import { offersToResident } from '../../access/rights.ts';
import { withdrawn } from '../../reactions/reactions.ts';
import {
  AT,
  accepted,
  after,
  afterBy,
  assigned,
  histories,
  opened,
  proposed,
} from '../../testing/fixtures.ts';
import { codeProvesResident, type Officer } from '../../ticket/independence.ts';
import type { Ticket, Wish } from '../../ticket/ticket.ts';
import type { TicketEvent } from '../aggregate.ts';
import type { CallbackBody } from '../callback/body.ts';
import { commands } from '../index.ts';

const worker: Officer = { actor: 'staff:30412', member: 'm-9' };
const entered = { ...opened, enteredBy: worker.actor } as TicketEvent;
/** Entered by one, worked on by another. */
const workedBy = (actor: string): Ticket => afterBy(actor, AT, [entered, assigned, accepted, proposed]);
const own = workedBy(worker.actor);
const others = workedBy('staff:10011');
const by = (via: 'page' | 'sms') => ({ actor: 'resident', at: AT, via, clerk: worker });
const answer = (body: BodyOf<typeof commands.answer.body>, via: 'page' | 'sms' = 'page') =>
  decision(commands.answer, body, by(via));
const solved = (via: 'page' | 'sms', more: object = {}) => answer({ solved: 'solved', ...more }, via);
const withdraw = withdrawn(by('page'));
const callback = (body: CallbackBody) =>
  decision(commands.callback, body, {
    actor: 'staff:10011',
    at: AT,
    via: 'page',
    days: { dayMs: 1, zone: DEFAULT_ZONE },
  });
const wanted = (wish: Wish): TicketEvent[] => [{ type: 'ConfirmationWanted', wish }];
const wished = (wish: Wish) => afterBy('resident', AT, wanted(wish), own);
const typesOf = ({ events }: { events: readonly TicketEvent[] }) => events.map(({ type }) => type);

test('the code shows that a resident speaks, unless who entered the report had a part in the work', () => {
  expect(codeProvesResident(after(...histories.proposed), undefined)).toBe(true);
  expect(codeProvesResident(others, worker)).toBe(true);
  expect(codeProvesResident(own, worker)).toBe(false);
  expect(codeProvesResident(own, undefined)).toBe(false);
  // Had it, or accepted it by SMS: there they are a member.
  expect(codeProvesResident(others, { ...worker, member: 'm-00412' })).toBe(false);
});

test('"solved" without proof closes nothing and rates nothing: an officer is to ask, once', () => {
  expect(solved('page', { satisfied: 'satisfied', words: '谢谢' })(own)).toEqual({
    events: wanted('solved'),
    sides: [{ sk: 'answer', text: '谢谢', solved: 'solved' }],
  });
  const confirming = wished('solved');
  expect(confirming).toMatchObject({ phase: 'proposed', toConfirm: 'solved' });
  expect(() => solved('page')(confirming)).toThrow(new Refused('not-in-this-phase'));
  expect(offersToResident(confirming)).toEqual(['partly', 'not-solved']);
});

test('accepts an answer from the resident’s own phone or in a call-back', () => {
  const closed = { type: 'TicketClosed', by: 'resident' };
  for (const t of [own, wished('solved'), wished('withdrawal')])
    expect(solved('sms')(t).events).toEqual([closed]);
  expect(solved('page')(others).events).toEqual([closed]);
  expect(callback({ reached: true, solved: 'solved' })(wished('solved')).events.at(-1)).toEqual({
    type: 'TicketClosed',
    by: 'callback',
  });
});

test('needs proof of praise, and none of a complaint', () => {
  const not = (satisfied: 'satisfied' | 'fair') => typesOf(answer({ solved: 'not', satisfied })(own));
  expect(not('satisfied')).toEqual(['TicketReopened', 'HolderWanted']);
  expect(not('fair')).toEqual(['TicketRated', 'TicketReopened', 'HolderWanted']);
  const partly = answer({ solved: 'partly', satisfied: 'satisfied' })(own);
  expect(partly.events[0]).toStrictEqual({ type: 'TicketRated', solved: 'partly', by: 'page' });
  expect(afterBy('resident', AT, partly.events, wished('solved')).toConfirm).toBeUndefined();
});

test('a report is not taken back without proof: the work goes on, and an officer is to ask, once', () => {
  const working = afterBy(worker.actor, AT, [entered, assigned, accepted]);
  for (const t of [working, own]) expect(withdraw(t).events).toEqual(wanted('withdrawal'));
  expect(withdraw(others).events).toEqual([{ type: 'TicketWithdrawn' }]);
  expect(withdraw(wished('withdrawal')).events).toEqual([]);
  expect(withdraw(wished('solved')).events).toEqual([]);
  expect(offersToResident(wished('withdrawal'))).toEqual(['solved', 'partly', 'not-solved']);
  expect(solved('page')(wished('withdrawal')).events).toEqual(wanted('solved'));
});

test('lets only the officer withdraw a ticket that the resident confirms to have taken back', () => {
  const took = callback({ reached: true, withdrawn: true, words: '搬走了' });
  expect(took(wished('withdrawal'))).toEqual({
    events: [{ type: 'CallbackRecorded', reached: true }, { type: 'TicketWithdrawn' }],
    sides: [{ sk: 'callback', text: '搬走了' }],
  });
  for (const t of [own, wished('solved')]) expect(() => took(t)).toThrow(new Refused('not-in-this-phase'));
});

test('a wish stands until the resident is asked, or until it is over', () => {
  const officer = (events: TicketEvent[], t: Ticket) => afterBy('staff:10011', AT, events, t).toConfirm;
  const reopened: TicketEvent[] = [{ type: 'TicketReopened' }];
  const called = (reached: boolean): TicketEvent => ({ type: 'CallbackRecorded', reached });
  expect(officer(reopened, wished('withdrawal'))).toBe('withdrawal');
  expect(officer(reopened, wished('solved'))).toBeUndefined();
  expect(officer([called(false)], wished('withdrawal'))).toBe('withdrawal');
  expect(officer([called(true), ...reopened], wished('withdrawal'))).toBeUndefined();
  expect(officer([{ type: 'TicketClosed', by: 'resident' }], wished('solved'))).toBeUndefined();
  expect(officer([{ type: 'TicketWithdrawn' }], wished('withdrawal'))).toBeUndefined();
});
