import { expect, test } from 'vitest';
import { Refused } from '#shared/commit/decision.ts';
import { after, lives, opened } from '../testing/lives.ts';
import { type Actor, accept, allowed, answer, type Command, contact, propose, rules } from './commands.ts';
import type { Ticket } from './ticket.ts';

type Phase = Ticket['phase'];
/** Who may do what when, written down once more and by hand: the rules must agree with it. */
const expected: Record<Phase, Record<Actor, Command[]>> = {
  none: { holder: [], resident: [] },
  received: { holder: [], resident: [] },
  assigned: { holder: ['accept'], resident: [] },
  accepted: { holder: ['contact', 'propose'], resident: [] },
  working: { holder: ['contact', 'propose'], resident: [] },
  proposed: { holder: [], resident: ['solved', 'not-solved'] },
  closed: { holder: [], resident: [] },
  reopened: { holder: [], resident: [] },
};
/** What each command records. */
const records: Record<Command, readonly object[]> = {
  accept: [{ type: 'TicketAccepted' }],
  contact: [{ type: 'ContactMade' }],
  propose: [{ type: 'ResolutionProposed', outcome: 'explained' }],
  solved: [{ type: 'TicketClosed', by: 'resident' }],
  'not-solved': [{ type: 'TicketReopened' }, { type: 'HolderWanted', request: 2, why: 'reopened' }],
};
const decides: Record<Command, (t: Ticket) => { events: readonly object[] }> = {
  accept,
  contact: contact(undefined),
  propose: propose('explained', '依规不能办理'),
  solved: answer(true, undefined),
  'not-solved': answer(false, undefined),
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
  expect(table).toHaveLength(8 * 5);
});

test.each(table)('given $phase, when $by says $command, it is allowed: $may', ({ phase, command, may }) => {
  const given = after(...lives[phase]);
  if (may) expect(decides[command](given).events).toEqual(records[command]);
  else expect(() => decides[command](given)).toThrow(new Refused('not-in-this-phase', 409));
});

test.each(phases.flatMap((phase) => (['holder', 'resident'] as const).map((by) => ({ phase, by }))))(
  'given $phase, the $by is offered exactly what is allowed',
  ({ phase, by }) => {
    expect(allowed(after(...lives[phase]), by)).toEqual(expected[phase][by]);
  },
);

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
  expect(answer(true, '谢谢')(proposedTicket).sides).toEqual([{ sk: 'answer', text: '谢谢', solved: true }]);
  expect(answer(false, '又堆了')(proposedTicket).sides).toEqual([
    { sk: 'answer', text: '又堆了', solved: false },
  ]);
  expect(answer(false, undefined)(proposedTicket).sides).toEqual([]);
  expect(accept(after(...lives.assigned))).toEqual({ events: [{ type: 'TicketAccepted' }] });
});

test('each reopening asks for a holder by the next request', () => {
  const again = after(...lives.proposed);
  expect(answer(false, undefined)({ ...again, request: 5 }).events[1]).toMatchObject({
    type: 'HolderWanted',
    request: 6,
  });
});

test('a ticket that does not exist yet allows nothing', () => {
  expect(allowed(after(), 'holder')).toEqual([]);
  expect(allowed(after(opened), 'resident')).toEqual([]);
});
