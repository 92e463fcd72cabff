import type { Satisfied, Solved } from '#events/fields.ts';
import { type Decided, Refused } from '#shared/commit/decision.ts';
import { check, reopen } from './commands.ts';
import { type Days, daysOf } from './days.ts';
import { isIndependent, type Officer } from './independence.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** What came of the call. Who was reached says whether it was solved, or that they did take the report back. */
export type Outcome =
  | { readonly reached: false; readonly words?: string | undefined }
  | {
      readonly reached: true;
      readonly solved: Solved;
      readonly satisfied?: Satisfied | undefined;
      readonly words?: string | undefined;
    }
  | { readonly reached: true; readonly withdrawn: true; readonly words?: string | undefined };

const TRIES = 3;
const DAYS = 2;

/**
 * An officer's call. Solved: closed. Partly or not: reopened. Taken back, as somebody with the code wished: withdrawn.
 * Nobody there: closed without an answer after three tries on two different days.
 * @throws Refused `not-in-this-phase`, also when nobody wished to take it back; `held-it-before` when the officer had a part in it
 */
export const callback =
  (outcome: Outcome, by: Officer & { readonly at: string }, days: Days) =>
  (t: Ticket): Decided<TicketEvent> => {
    check(t, 'callback');
    if (!isIndependent(t, by)) throw new Refused('held-it-before');
    const { words, ...said } = outcome;
    const recorded: TicketEvent = { type: 'CallbackRecorded', ...given(said) };
    const sides = words ? [{ sk: 'callback', text: words }] : [];
    return { events: [recorded, ...follows(t, outcome, by.at, days)], sides };
  };

function follows(t: Ticket, outcome: Outcome, at: string, days: Days): TicketEvent[] {
  if ('withdrawn' in outcome) {
    if (t.toConfirm !== 'withdrawal') throw new Refused('not-in-this-phase');
    return [{ type: 'TicketWithdrawn' }];
  }
  if (outcome.reached)
    return outcome.solved === 'solved' ? [{ type: 'TicketClosed', by: 'callback' }] : reopen(t);
  const tries = [...t.unanswered, at];
  const enough = tries.length >= TRIES && daysOf(tries, days) >= DAYS;
  return enough ? [{ type: 'TicketClosed', by: 'unreached' }] : [];
}

type Said = { reached: boolean; solved?: Solved | undefined; satisfied?: Satisfied | undefined };
const given = ({ reached, solved, satisfied }: Said) => ({
  reached,
  ...(solved && { solved }),
  ...(satisfied && { satisfied }),
});
