import { type Decided, Refused } from '#shared/commit/decision.ts';
import type { Ticket, TicketEvent, TicketPhase } from './ticket.ts';

export type Command = 'accept' | 'contact' | 'propose' | 'solved' | 'not-solved';
export type Actor = 'holder' | 'resident';

interface Rule {
  readonly by: Actor;
  readonly from: readonly TicketPhase[];
}

/**
 * Who may do what in which phase. Nobody closes their own work: the holder proposes, the resident decides.
 * (`unreached` and `callback` closings come with the call-back desk.)
 */
export const rules: Readonly<Record<Command, Rule>> = {
  accept: { by: 'holder', from: ['assigned'] },
  contact: { by: 'holder', from: ['accepted', 'working'] },
  propose: { by: 'holder', from: ['accepted', 'working'] },
  solved: { by: 'resident', from: ['proposed'] },
  'not-solved': { by: 'resident', from: ['proposed'] },
};

/** What this actor can do now, in the order in which pages offer it. */
export const allowed = (t: Ticket, by: Actor): Command[] =>
  (Object.keys(rules) as Command[]).filter(
    (c) => rules[c].by === by && rules[c].from.includes(t.phase as TicketPhase),
  );

/** @throws Refused `not-in-this-phase` with status 409 when the table does not allow the command now */
function check(t: Ticket, command: Command): void {
  if (!rules[command].from.includes(t.phase as TicketPhase)) throw new Refused('not-in-this-phase');
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

/** "Not solved" reopens under the same number and asks routing for a holder; "solved" closes. */
export const answer =
  (solved: boolean, words: string | undefined) =>
  (t: Ticket): Decided<TicketEvent> => {
    check(t, solved ? 'solved' : 'not-solved');
    const sides = words ? [{ sk: 'answer', text: words, solved }] : [];
    if (solved) return { events: [{ type: 'TicketClosed', by: 'resident' }], sides };
    return {
      events: [{ type: 'TicketReopened' }, { type: 'HolderWanted', request: t.request + 1, why: 'reopened' }],
      sides,
    };
  };
