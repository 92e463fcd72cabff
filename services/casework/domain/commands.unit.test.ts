import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { Refused } from '#shared/commit/decision.ts';
import { AT, after, afterBy, lives, urged } from '../testing/lives.ts';
import { callback } from './callback.ts';
import {
  type Actor,
  accept,
  allowed,
  answer,
  type Command,
  contact,
  propose,
  rules,
  urge,
} from './commands.ts';
import { withdraw } from './follow.ts';
import type { Officer } from './independence.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

type Phase = Ticket['phase'];
const urgeable: Record<Actor, Command[]> = { holder: [], officer: [], resident: ['urge', 'withdraw'] };
const nothing: Record<Actor, Command[]> = { holder: [], officer: [], resident: [] };
/** Who may do what when, written down once more and by hand: the rules must agree with it. */
const expected: Record<Phase, Record<Actor, Command[]>> = {
  none: nothing,
  received: urgeable,
  assigned: { ...urgeable, holder: ['accept'] },
  accepted: { ...urgeable, holder: ['contact', 'propose'] },
  working: { ...urgeable, holder: ['contact', 'propose'] },
  proposed: {
    holder: [],
    officer: ['callback'],
    resident: ['solved', 'partly', 'not-solved', 'withdraw'],
  },
  closed: nothing,
  reopened: urgeable,
  withdrawn: nothing,
};
const again = [{ type: 'TicketReopened' }, { type: 'HolderWanted', request: 2, why: 'reopened' }] as const;
/** What each command records. */
const records: Record<Command, readonly object[]> = {
  accept: [{ type: 'TicketAccepted' }],
  contact: [{ type: 'ContactMade' }],
  propose: [{ type: 'ResolutionProposed', outcome: 'explained' }],
  callback: [{ type: 'CallbackRecorded', reached: false }],
  solved: [{ type: 'TicketClosed', by: 'resident' }],
  partly: [{ type: 'TicketRated', solved: 'partly', by: 'page' }, ...again],
  'not-solved': again,
  urge: [{ type: 'TicketUrged' }],
  withdraw: [{ type: 'TicketWithdrawn' }],
};
const DAY = 86_400_000;
const officer: Officer & { at: string } = { actor: 'staff:10011', at: AT };
const saying = (solved: 'solved' | 'partly' | 'not', more: object = {}) =>
  answer({ solved, by: 'page', ...more });
const decides: Record<Command, (t: Ticket) => { events: readonly object[] }> = {
  accept,
  contact: contact(undefined),
  propose: propose('explained', '依规不能办理'),
  callback: callback({ reached: false }, officer, { dayMs: DAY, zone: DEFAULT_ZONE }),
  solved: saying('solved'),
  partly: saying('partly'),
  'not-solved': saying('not'),
  urge: urge(AT),
  withdraw: withdraw(),
};
const phases = Object.keys(lives) as Phase[];
const commands = Object.keys(rules) as Command[];
const table = phases.flatMap((phase) =>
  commands.map((command) => {
    const { by } = rules[command];
    return { phase, command, by, may: expected[phase][by].includes(command) };
  }),
);

test('the facts that lead to a phase lead to that phase', () => {
  for (const phase of phases) expect(after(...lives[phase]).phase).toBe(phase);
});

test('every command has a rule and an expectation', () => {
  expect(commands.sort()).toEqual(Object.keys(records).sort());
  expect(table).toHaveLength(9 * 9);
});

test.each(table)('given $phase, when $by says $command, it is allowed: $may', ({ phase, command, may }) => {
  const given = after(...lives[phase]);
  if (may) expect(decides[command](given).events).toEqual(records[command]);
  // What comes from another service is not refused: it comes too early, or is over.
  else if (command === 'withdraw') expect(phase === 'none' || decides[command](given).events).toBeTruthy();
  else expect(() => decides[command](given)).toThrow(new Refused('not-in-this-phase', 409));
});

test.each(
  phases.flatMap((phase) => (['holder', 'officer', 'resident'] as const).map((by) => ({ phase, by }))),
)('given $phase, the $by is offered exactly what is allowed', ({ phase, by }) => {
  expect(allowed(after(...lives[phase]), by)).toEqual(expected[phase][by]);
});

test('nobody closes their own work: no command of the holder leads to closed', () => {
  for (const { phase, command, by, may } of table) {
    if (by !== 'holder' || !may) continue;
    expect(decides[command](after(...lives[phase])).events).not.toContainEqual(
      expect.objectContaining({ type: 'TicketClosed' }),
    );
  }
});

test('what is written goes beside the fact, and only when something was written', () => {
  const [acceptedTicket, proposedTicket] = [after(...lives.accepted), after(...lives.proposed)];
  expect(contact('已约时间')(acceptedTicket).sides).toEqual([{ sk: 'note', text: '已约时间' }]);
  expect(contact(undefined)(acceptedTicket).sides).toBeUndefined();
  expect(propose('done', '已清理')(acceptedTicket)).toEqual({
    events: [{ type: 'ResolutionProposed', outcome: 'done' }],
    sides: [{ sk: 'reply', text: '已清理', outcome: 'done' }],
  });
  expect(saying('solved', { words: '谢谢' })(proposedTicket).sides).toEqual([
    { sk: 'answer', text: '谢谢', solved: 'solved' },
  ]);
  expect(saying('not', { words: '又堆了' })(proposedTicket).sides).toEqual([
    { sk: 'answer', text: '又堆了', solved: 'not' },
  ]);
  expect(saying('not')(proposedTicket).sides).toEqual([]);
  expect(accept(after(...lives.assigned))).toEqual({ events: [{ type: 'TicketAccepted' }] });
});

test('each reopening asks for a holder by the next request', () => {
  const asked = after(...lives.proposed);
  expect(saying('not')({ ...asked, request: 5 }).events[1]).toMatchObject({
    type: 'HolderWanted',
    request: 6,
  });
});

test('a ticket that does not exist yet allows nothing', () => {
  expect(allowed(after(), 'holder')).toEqual([]);
  expect(allowed(after(), 'resident')).toEqual([]);
  expect(allowed(after(), 'officer')).toEqual([]);
});

test.each([
  [{ solved: 'solved', satisfied: 'fair', by: 'sms' }, ['TicketRated', 'TicketClosed']],
  [
    { solved: 'not', satisfied: 'dissatisfied', by: 'page' },
    ['TicketRated', 'TicketReopened', 'HolderWanted'],
  ],
  [{ solved: 'partly', by: 'page' }, ['TicketRated', 'TicketReopened', 'HolderWanted']],
  [{ solved: 'solved', by: 'page' }, ['TicketClosed']],
  [{ solved: 'not', by: 'sms' }, ['TicketReopened', 'HolderWanted']],
] as const)('a resident who says %j is rated when there is more to it than yes or no', (said, types) => {
  const { events } = answer(said)(after(...lives.proposed));
  expect(events.map(({ type }) => type)).toEqual(types);
  const rated = events.find((e) => e.type === 'TicketRated');
  if (rated) expect(rated).toStrictEqual({ type: 'TicketRated', ...said });
});

test('what is rated is the cycle that was worked, not the one that begins', () => {
  const { events } = saying('partly')(after(...lives.proposed));
  const first = afterBy('resident', AT, events.slice(0, 1), after(...lives.proposed));
  expect(first.cycle).toBe(1);
});

test('a resident may ask to hurry once an hour, as often as the hours go by', () => {
  const given = after(...lives.assigned, urged);
  const later = (ms: number) => new Date(Date.parse(AT) + ms).toISOString();
  for (const ms of [0, 1, 3_599_999])
    expect(() => urge(later(ms))(given)).toThrow(new Refused('urged-already', 409));
  expect(urge(later(3_600_000))(given).events).toEqual([{ type: 'TicketUrged' } satisfies TicketEvent]);
  expect(given).toMatchObject({ urged: 1, urgedAt: AT });
});
