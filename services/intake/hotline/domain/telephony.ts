import * as z from 'zod/mini';
import { AreaPath, type Language, LocalId } from '#events/fields.ts';

const Told = {
  /** The provider's id of the call. */
  call: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Counts the provider's events of this call; the same number comes again only with the same event. */
  seq: z.int().check(z.nonnegative(), z.maximum(100_000)),
};

/** Which of our prompts this answers, when the provider can say; what answers an earlier one is then known as late. */
const prompt = z.optional(z.string().check(z.maxLength(40)));

/**
 * What a telephony provider tells, whoever it is. Events may come twice, late, out of order, or not at all; the
 * adapter needs no memory.
 */
export const TelephonyEvent = z.discriminatedUnion('kind', [
  z.object({
    ...Told,
    kind: z.literal('started'),
    /** Absent when the caller withholds it. */
    from: z.optional(z.string().check(z.maxLength(40))),
    to: z.optional(z.string().check(z.maxLength(40))),
    /** Whose line was called, where an installation has several; else the roster tells. */
    area: z.optional(AreaPath),
  }),
  z.object({
    ...Told,
    kind: z.literal('ringing-result'),
    member: LocalId,
    result: z.enum(['answered', 'no-answer', 'busy']),
  }),
  z.object({
    ...Told,
    kind: z.literal('digits'),
    digits: z.string().check(z.regex(/^[\d*#]{0,20}$/)),
    prompt,
  }),
  z.object({
    ...Told,
    kind: z.literal('words'),
    text: z.string().check(z.maxLength(20_000)),
    /** 0 to 1, how sure the recognition is; absent when somebody typed. */
    confidence: z.optional(z.number().check(z.gte(0), z.lte(1))),
    /** Where the provider keeps the recording. */
    recording: z.optional(z.string().check(z.maxLength(500))),
    prompt,
  }),
  z.object({ ...Told, kind: z.literal('hung-up') }),
  /** What was asked for did not come in time. */
  z.object({ ...Told, kind: z.literal('timed-out'), prompt }),
]);
export type TelephonyEvent = z.output<typeof TelephonyEvent>;

/** What the provider is to do next, in this order. */
export type Action =
  /** Ring this person's phone and connect the call; without a number it cannot be answered. */
  | { readonly do: 'ring'; readonly member: string; readonly phone?: string; readonly seconds: number }
  | { readonly do: 'say'; readonly prompt: string; readonly text: string; readonly lang: Language }
  /** Say it, then take up to so many keys. */
  | {
      readonly do: 'gather';
      readonly prompt: string;
      readonly text: string;
      readonly lang: Language;
      readonly digits: number;
      readonly seconds: number;
    }
  /** Say it, then listen to what is said. */
  | {
      readonly do: 'listen';
      readonly prompt: string;
      readonly text: string;
      readonly lang: Language;
      readonly seconds: number;
    }
  | { readonly do: 'hang-up' };
