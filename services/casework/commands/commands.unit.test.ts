import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { offered } from '#shared/command/command.ts';
import type { Offer } from '../access/rights.ts';
import { after, histories } from '../testing/fixtures.ts';
import { given } from '../testing/given.ts';
import type { Role } from '../ticket/command.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { TicketEvent } from './aggregate.ts';
import { commands } from './index.ts';

type Phase = Ticket['phase'];
type Name = keyof typeof commands;
const resident: Offer[] = ['urge', 'withdraw'];
const nothing: Record<Role, Offer[]> = { holder: [], officer: [], resident: [] };
/** Who may do what when, written down once more and by hand: the commands must agree with it. */
const expected: Record<Phase, Record<Role, Offer[]>> = {
  none: nothing,
  received: { ...nothing, resident },
  assigned: { ...nothing, holder: ['accept', 'note'], resident },
  accepted: { ...nothing, holder: ['contact', 'propose', 'note'], resident },
  working: { ...nothing, holder: ['contact', 'propose', 'note'], resident },
  proposed: {
    holder: ['note'],
    officer: ['callback'],
    resident: ['solved', 'partly', 'not-solved', 'withdraw'],
  },
  closed: nothing,
  reopened: { ...nothing, holder: ['note'], resident },
  withdrawn: nothing,
};
/** What each command records when it is sent its example. */
const records: Record<Name, readonly TicketEvent[]> = {
  accept: [{ type: 'TicketAccepted' }],
  contact: [{ type: 'ContactMade' }],
  propose: [{ type: 'ResolutionProposed', outcome: 'explained' }],
  note: [{ type: 'NoteAdded' }],
  callback: [{ type: 'CallbackRecorded', reached: false }],
  answer: [{ type: 'TicketClosed', by: 'resident' }],
  urge: [{ type: 'TicketUrged' }],
  withdraw: [{ type: 'TicketWithdrawn' }],
};
const played = (name: Name, phase: Phase) =>
  given(after(...histories[phase])).when(commands[name] as never, commands[name].example as never);
const phases = Object.keys(histories) as Phase[];
const names = Object.keys(commands) as Name[];
const table = phases.flatMap((phase) =>
  names.map((name) => ({ phase, name, may: (commands[name].from as readonly string[]).includes(phase) })),
);

test('the facts that lead to a phase lead to that phase', () => {
  for (const phase of phases) expect(after(...histories[phase]).phase).toBe(phase);
});

test.each(table)('given $phase, $name is allowed: $may', ({ phase, name, may }) => {
  const { decided, refuses } = played(name, phase);
  if (may) expect((decided() as { events: object[] }).events).toEqual(records[name]);
  else refuses('not-in-this-phase');
});

test.each(
  phases.flatMap((phase) => (['holder', 'officer', 'resident'] as const).map((by) => ({ phase, by }))),
)('given $phase, the $by is offered exactly what is allowed', ({ phase, by }) => {
  expect(offered(commands, after(...histories[phase]), by, { actor: 'staff:10011' })).toEqual(
    expected[phase][by],
  );
});

test('lets no command of the holder close the ticket', () => {
  for (const { phase, name, may } of table) {
    if (commands[name].by !== 'holder' || !may) continue;
    const { decided } = played(name, phase);
    expect((decided() as { events: object[] }).events).not.toContainEqual(
      expect.objectContaining({ type: 'TicketClosed' }),
    );
  }
});

test('each command takes its body, and refuses unknown fields and wrong types', () => {
  for (const name of names) {
    const { body: schema, example: good } = commands[name];
    if (schema === undefined) continue;
    expect(good, `${name} has no example`).toBeDefined();
    expect(z.safeParse(schema, good).success, name).toBe(true);
    for (const bad of [{ ...good, holder: 'm-1' }, [], 'x', null, undefined])
      expect(z.safeParse(schema, bad).success, `${name} ${JSON.stringify(bad)}`).toBe(false);
    for (const field of Object.keys(good ?? {}))
      expect(z.safeParse(schema, { ...good, [field]: 7 }).success, `${name}.${field}`).toBe(false);
  }
});

test('each refusal of a command says what to do, in both languages', () => {
  for (const name of names)
    for (const { zh, en } of Object.values(commands[name].refusals ?? {})) {
      expect(zh).toMatch(/请/);
      expect(en).toMatch(/please/i);
    }
});
