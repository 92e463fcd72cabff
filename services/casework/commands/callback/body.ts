import * as z from 'zod/mini';
import { Satisfied, Solved } from '#events/fields.ts';
import { written } from '#shared/text/written.ts';

/** A resident who was reached says whether it is solved or takes it back; without one there is no answer. */
export const CallbackBody = z
  .strictObject({
    reached: z.boolean(),
    solved: z.optional(Solved),
    satisfied: z.optional(Satisfied),
    /** They did take the report back, as somebody with its code wished. */
    withdrawn: z.optional(z.literal(true)),
    words: z.optional(written(2000)),
  })
  .check(
    z.refine(({ reached, solved, withdrawn }) => !reached || withdrawn || solved !== undefined, {
      error: 'missing',
      path: ['solved'],
    }),
    z.refine(({ reached, solved }) => reached || solved === undefined, {
      error: 'not-allowed',
      path: ['solved'],
    }),
    z.refine(({ reached, satisfied }) => reached || satisfied === undefined, {
      error: 'not-allowed',
      path: ['satisfied'],
    }),
    z.refine(({ reached, solved, withdrawn }) => !withdrawn || (reached && solved === undefined), {
      error: 'not-allowed',
      path: ['withdrawn'],
    }),
  );
export type CallbackBody = z.output<typeof CallbackBody>;
