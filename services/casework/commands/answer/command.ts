import * as z from 'zod/mini';
import { Satisfied, Solved } from '#events/fields.ts';
import { NOT_IN_THIS_PHASE } from '#shared/command/command.ts';
import { Refused } from '#shared/commit/decision.ts';
import { written } from '#shared/text/written.ts';
import { defineCommand } from '../../ticket/command.ts';
import { type CoreFact, reopen } from '../../ticket/facts.ts';
import { codeProvesResident } from '../../ticket/independence.ts';

/** `true` and `false` are what earlier pages sent. */
const solvedOf = (said: boolean | Solved): Solved =>
  typeof said === 'string' ? said : said ? 'solved' : 'not';

/**
 * What a resident says of the result. "Solved" closes, or has an officer ask when the code alone does not show who says so.
 * Everything else reopens under the same number. Praise is rated only when it is the resident who gives it.
 */
export const answer = defineCommand({
  by: 'resident',
  from: ['proposed'],
  summary: 'Solved, partly or not: the resident decides',
  body: z.strictObject({
    solved: z.union([z.boolean(), Solved]),
    satisfied: z.optional(Satisfied),
    words: z.optional(written(2000)),
  }),
  example: { solved: true },
  needs: ['clerk'],
  offers: ['solved', 'partly', 'not-solved'],
  // An officer is to ask already.
  isOffered: ({ toConfirm }, offer) => offer !== 'solved' || toConfirm !== 'solved',
  decide: (body, { via, clerk }) => {
    const solved = solvedOf(body.solved);
    return (t) => {
      const proven = via === 'sms' || codeProvesResident(t, clerk);
      const satisfied = proven || body.satisfied !== 'satisfied' ? body.satisfied : undefined;
      const rated: CoreFact[] =
        satisfied || solved === 'partly'
          ? [{ type: 'TicketRated', solved, ...(satisfied && { satisfied }), by: via }]
          : [];
      const sides = body.words ? [{ sk: 'answer', text: body.words, solved }] : [];
      if (solved !== 'solved') return { events: [...rated, ...reopen(t)], sides };
      if (proven) return { events: [...rated, { type: 'TicketClosed', by: 'resident' }], sides };
      if (t.toConfirm === 'solved') throw new Refused(NOT_IN_THIS_PHASE);
      return { events: [{ type: 'ConfirmationWanted', wish: 'solved' }], sides };
    };
  },
});
