import * as z from 'zod/mini';
import { LocalId, Urgency } from '#events/fields.ts';
import { written } from '#shared/text/written.ts';
import { NewReport } from '../reports/domain/input.ts';

/** What a duty worker enters of a call. Without a phone it is the caller's own number. */
export const DeskReport = z.extend(NewReport, {
  channel: z.optional(z.literal('hotline')),
  urgency: z.optional(Urgency),
});
export type DeskReport = z.output<typeof DeskReport>;

/** A question and what was answered, in the duty worker's words. */
export const SpotAnswer = z.strictObject({ category: z.optional(LocalId), words: written(2000) });

export const Returned = z.strictObject({ how: z.enum(['answered', 'unreached']) });
