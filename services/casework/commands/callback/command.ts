import type { CallbackRecorded } from '#events/casework.ts';
import type { Satisfied, Solved } from '#events/fields.ts';
import { NOT_IN_THIS_PHASE } from '#shared/command/command.ts';
import { Refused } from '#shared/commit/decision.ts';
import { defineCommand } from '../../ticket/command.ts';
import { type Days, daysOf } from '../../ticket/days.ts';
import { type CoreFact, fact, reopen } from '../../ticket/facts.ts';
import { isIndependent } from '../../ticket/independence.ts';
import { placed } from '../../ticket/published.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { CallbackBody } from './body.ts';

interface Recorded {
  readonly reached: boolean;
  readonly solved?: Solved;
  readonly satisfied?: Satisfied;
}

/**
 * An officer's call. Solved: closed. Partly or not: reopened. Taken back, as somebody with the code wished: withdrawn.
 * Nobody there: closed without an answer after three tries on two different days.
 */
export const callback = defineCommand({
  by: 'officer',
  from: ['proposed'],
  summary: 'What came of calling the resident, by an officer who had no part in the ticket',
  body: CallbackBody,
  example: { reached: false },
  facts: {
    CallbackRecorded: fact<Recorded, typeof CallbackRecorded>({
      label: { zh: '回访居民', en: 'Called back' },
      evolve: (t, { reached }, { at }) => ({
        ...t,
        toConfirm: reached ? undefined : t.toConfirm,
        attempts: t.attempts + 1,
        unanswered: reached ? t.unanswered : [...t.unanswered, at],
      }),
      publish: (t, { reached, solved, satisfied }) => ({
        ...placed(t),
        attempt: t.attempts,
        reached,
        solved,
        satisfied,
      }),
    }),
  },
  needs: ['days'],
  isOffered: (t, _, officer) => isIndependent(t, officer),
  refusals: {
    'held-it-before': {
      zh: '您承办或处理过这件工单，回访须由未经手的人员进行，请交给其他回访员',
      en: 'You had a part in this ticket; somebody who had none has to call back, please leave it to another officer',
    },
  },
  decide:
    ({ words, withdrawn, reached, solved, satisfied }, { days, at, ...officer }) =>
    (t) => {
      if (!isIndependent(t, officer)) throw new Refused('held-it-before');
      if (withdrawn && t.toConfirm !== 'withdrawal') throw new Refused(NOT_IN_THIS_PHASE);
      const said = reached && !withdrawn && { ...(solved && { solved }), ...(satisfied && { satisfied }) };
      const next = reached ? (withdrawn ? 'withdrawn' : solved) : undefined;
      return {
        events: [
          { type: 'CallbackRecorded', reached, ...said },
          ...follows(t, next, [...t.unanswered, at], days),
        ],
        sides: words ? [{ sk: 'callback', text: words }] : [],
      };
    },
});

const TRIES = 3;
const DAYS = 2;

/** What the call leads to. `tries` are the instants of the calls in vain, this one included. */
function follows(
  t: Ticket,
  said: Solved | 'withdrawn' | undefined,
  tries: readonly string[],
  days: Days,
): CoreFact[] {
  switch (said) {
    case 'withdrawn':
      return [{ type: 'TicketWithdrawn' }];
    case 'solved':
      return [{ type: 'TicketClosed', by: 'callback' }];
    case 'partly':
    case 'not':
      return reopen(t);
    default:
      return tries.length >= TRIES && daysOf(tries, days) >= DAYS
        ? [{ type: 'TicketClosed', by: 'unreached' }]
        : [];
  }
}
