import { expect, test } from 'vitest';
import { Refused } from '#shared/commit/decision.ts';
import { AT, accepted, after, afterBy, assigned, lives, opened, proposed } from '../testing/lives.ts';
import { callback } from './callback.ts';
import { allowed, answer } from './commands.ts';
import { codeProvesResident } from './independence.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

const WORKER = 'staff:30412';
const entered = { ...opened, enteredBy: WORKER } as TicketEvent;
/** Entered by one, worked on by another. */
const workedBy = (actor: string): Ticket => afterBy(actor, AT, [entered, assigned, accepted, proposed]);
const own = workedBy(WORKER);
const solved = (by: 'page' | 'sms', more: object = {}) => answer({ solved: 'solved', by, ...more });
const wanted = [{ type: 'ConfirmationWanted' }];
const confirming = afterBy('resident', AT, wanted as TicketEvent[], own);

test('the code shows that a resident answers, unless who entered the report worked on it', () => {
  expect(codeProvesResident(own)).toBe(false);
  expect(codeProvesResident(workedBy('staff:10011'))).toBe(true);
  expect(codeProvesResident(after(...lives.proposed))).toBe(true);
});

test('"solved" with a code that the worker has seen closes nothing and rates nothing: an officer is to ask', () => {
  const said = solved('page', { satisfied: 'satisfied', words: '谢谢' })(own);
  expect(said).toEqual({
    events: [{ type: 'ConfirmationWanted', satisfied: 'satisfied' }],
    sides: [{ sk: 'answer', text: '谢谢', solved: 'solved' }],
  });
  expect(solved('page')(own).events).toStrictEqual(wanted);
  expect(confirming).toMatchObject({ phase: 'proposed', toConfirm: true });
  expect(() => solved('page')(confirming)).toThrow(new Refused('not-in-this-phase'));
  expect(allowed(confirming, 'resident')).toEqual(['partly', 'not-solved', 'withdraw']);
});

test('whoever answers from their own phone, or is called, is heard', () => {
  const closedBy = (by: string) => [{ type: 'TicketClosed', by }];
  expect(solved('sms')(own).events).toEqual(closedBy('resident'));
  expect(solved('sms')(confirming).events).toEqual(closedBy('resident'));
  expect(solved('page')(workedBy('staff:10011')).events).toEqual(closedBy('resident'));
  const call = { actor: 'staff:10011', at: AT };
  expect(callback({ reached: true, solved: 'solved' }, call, 1)(confirming).events).toEqual(
    expect.arrayContaining(closedBy('callback')),
  );
});

test('"not solved" needs no proof, and the next cycle begins without an answer', () => {
  const { events } = answer({ solved: 'not', by: 'page' })(confirming);
  expect(events.map(({ type }) => type)).toEqual(['TicketReopened', 'HolderWanted']);
  expect(afterBy('resident', AT, events, confirming)).toMatchObject({ phase: 'reopened', toConfirm: false });
});
