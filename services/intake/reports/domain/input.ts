import * as z from 'zod/mini';
import { AreaPath, Language, LocalId, PhotoId } from '#events/fields.ts';
import { characters, written } from '#shared/text/written.ts';
import { toE164 } from './phone.ts';

/** Mainland mobile or fixed number, however typed; stored as E.164. */
const Phone = z.string().check(
  z.maxLength(30),
  z.refine<string>((s) => toE164(s) !== undefined, { error: 'not-a-phone' }),
);

const Place = z.string().check(z.trim(), characters(200));
const Name = z.string().check(z.trim(), characters(60));

/** Most photos that come with one report. */
export const MAX_PHOTOS = 4;

/** Fields of a report by any channel. */
const commonFields = {
  words: written(2000),
  place: z.optional(Place),
  area: z.optional(AreaPath),
  category: z.optional(LocalId),
  name: z.optional(Name),
  phone: z.optional(Phone),
  lang: Language,
  /** Photos that were uploaded before, by the ids that their forms came with. */
  photos: z.optional(z.array(PhotoId).check(z.maxLength(MAX_PHOTOS))),
};

/** What a resident (or somebody for them) hands in by the web form. */
export const NewReport = z.strictObject({
  ...commonFields,
  /** This route is public, so it takes no other channel: hotline and visits have routes that need a right. */
  channel: z.literal('web'),
  consent: z.strictObject({
    /** Without consent to process the report nothing may be stored (PIPL art. 13). */
    process: z.literal(true),
    sms: z.boolean(),
  }),
});
export type NewReport = z.output<typeof NewReport>;

/** What staff enter for somebody, at their door or at the window. A missing consent gets an answer of its own. */
export const NewVisit = z.strictObject({
  ...commonFields,
  channel: z.enum(['visit', 'window']),
  consent: z.strictObject({ process: z.boolean(), sms: z.boolean() }),
});
export type NewVisit = z.output<typeof NewVisit>;

/** An unfinished form: any answers, checked only for size; `null` takes an answer away. */
const answer = z.nullable(z.union([z.string().check(z.maxLength(9000)), z.boolean()]));
export const DraftAnswers = z.record(z.string().check(z.regex(/^[a-zA-Z.]{1,30}$/)), answer);
export type DraftAnswers = z.output<typeof DraftAnswers>;
