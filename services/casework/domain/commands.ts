import type { Satisfied, Solved } from '#events/fields.ts';
import { type Decided, Refused } from '#shared/commit/decision.ts';
import { codeProvesResident, type Officer } from './independence.ts';
import type { Ticket, TicketEvent, TicketPhase } from './ticket.ts';

export type Command =
  | 'accept'
  | 'contact'
  | 'propose'
  | 'callback'
  | 'solved'
  | 'partly'
  | 'not-solved'
  | 'urge'
  | 'withdraw';
export type Actor = 'holder' | 'officer' | 'resident';

interface Rule {
  readonly by: Actor;
  readonly from: readonly TicketPhase[];
}

const atWork = ['received', 'assigned', 'accepted', 'working', 'reopened'] as const;

/** Who may do what in which phase. Nobody closes their own work: the holder proposes, resident or officer decide. */
export const rules: Readonly<Record<Command, Rule>> = {
  accept: { by: 'holder', from: ['assigned'] },
  contact: { by: 'holder', from: ['accepted', 'working'] },
  propose: { by: 'holder', from: ['accepted', 'working'] },
  callback: { by: 'officer', from: ['proposed'] },
  solved: { by: 'resident', from: ['proposed'] },
  partly: { by: 'resident', from: ['proposed'] },
  'not-solved': { by: 'resident', from: ['proposed'] },
  urge: { by: 'resident', from: atWork },
  withdraw: { by: 'resident', from: [...atWork, 'proposed'] },
};

export const isAllowed = (t: Ticket, command: Command): boolean =>
  rules[command].from.includes(t.phase as TicketPhase);

/** What this actor can do now, in the order in which pages offer it. */
export const allowed = (t: Ticket, by: Actor): Command[] =>
  (Object.keys(rules) as Command[]).filter((c) => rules[c].by === by && isAllowed(t, c) && !isWished(t, c));

/** What an officer is to ask already is not said again, nor is a report taken back that was called solved. */
export const isWished = ({ toConfirm }: Ticket, command: Command): boolean =>
  (command === 'solved' && toConfirm === 'solved') || (command === 'withdraw' && toConfirm !== undefined);

/** @throws Refused `not-in-this-phase` with status 409 when the table does not allow the command now */
export function check(t: Ticket, command: Command): void {
  if (!isAllowed(t, command)) throw new Refused('not-in-this-phase');
}

export const accept = (t: Ticket): Decided<TicketEvent> => {
  check(t, 'accept');
  return { events: [{ type: 'TicketAccepted' }] };
};

export const contact =
  (note: string | undefined) =>
  (t: Ticket): Decided<TicketEvent> => {
    check(t, 'contact');
    return { events: [{ type: 'ContactMade' }], ...(note && { sides: [{ sk: 'note', text: note }] }) };
  };

export const propose =
  (outcome: 'done' | 'explained', reply: string) =>
  (t: Ticket): Decided<TicketEvent> => {
    check(t, 'propose');
    return {
      events: [{ type: 'ResolutionProposed', outcome }],
      sides: [{ sk: 'reply', text: reply, outcome }],
    };
  };

/** What a resident says of the result, on the page or by SMS. */
export interface Answer {
  readonly solved: Solved;
  readonly satisfied?: Satisfied | undefined;
  readonly words?: string | undefined;
  readonly by: 'page' | 'sms';
}

/**
 * "Solved" closes, or has an officer ask when the code alone does not show who says so. Everything else reopens under the
 * same number and asks routing for a holder. What speaks for the work is rated only when it is the resident who says it.
 * @param enterer who entered the report for the resident
 * @throws Refused `not-in-this-phase`
 */
export const answer =
  ({ solved, satisfied: said, words, by }: Answer, enterer?: Officer) =>
  (t: Ticket): Decided<TicketEvent> => {
    check(t, solved === 'not' ? 'not-solved' : solved);
    const proven = by === 'sms' || codeProvesResident(t, enterer);
    const satisfied = proven || said !== 'satisfied' ? said : undefined;
    const rated: TicketEvent[] =
      satisfied || solved === 'partly'
        ? [{ type: 'TicketRated', solved, ...(satisfied && { satisfied }), by }]
        : [];
    const sides = words ? [{ sk: 'answer', text: words, solved }] : [];
    if (solved !== 'solved') return { events: [...rated, ...reopen(t)], sides };
    if (!proven) {
      if (isWished(t, 'solved')) throw new Refused('not-in-this-phase');
      return { events: [{ type: 'ConfirmationWanted', wish: 'solved' }], sides };
    }
    return { events: [...rated, { type: 'TicketClosed', by: 'resident' }], sides };
  };

/** The same number, the next cycle, and routing is asked for a holder. */
export const reopen = (t: Ticket): TicketEvent[] => [
  { type: 'TicketReopened' },
  { type: 'HolderWanted', request: t.request + 1, why: 'reopened' },
];

/** How often a resident may ask to hurry, in milliseconds. */
const URGE_EVERY = 3_600_000;

/** @throws Refused `urged-already` when the last time was less than an hour ago */
export const urge =
  (at: string) =>
  (t: Ticket): Decided<TicketEvent> => {
    check(t, 'urge');
    if (t.urgedAt && Date.parse(at) - Date.parse(t.urgedAt) < URGE_EVERY) throw new Refused('urged-already');
    return { events: [{ type: 'TicketUrged' }] };
  };
