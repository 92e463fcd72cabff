import * as z from 'zod/mini';
import { AreaPath, Channel, Language, LocalId } from '#events/fields.ts';

/** Counts what a person would count: 𠮷 is one character, not two. */
const characters = (max: number) => z.refine<string>((s) => [...s].length <= max, { error: 'too-long' });

/** Something visible: not only spaces or invisible characters. */
const visible = z.refine<string>((s) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(s), { error: 'missing' });

/** Mainland mobile or fixed number, however typed; stored as E.164. */
const Phone = z.string().check(
  z.maxLength(30),
  z.refine<string>((s) => toE164(s) !== undefined, { error: 'not-a-phone' }),
);

const Words = z.string().check(z.trim(), z.minLength(1), characters(2000), visible);
const Place = z.string().check(z.trim(), characters(200));
const Name = z.string().check(z.trim(), characters(60));

/** What a resident (or somebody for them) hands in. */
export const NewReport = z.strictObject({
  channel: Channel,
  words: Words,
  place: z.optional(Place),
  area: z.optional(AreaPath),
  category: z.optional(LocalId),
  name: z.optional(Name),
  phone: z.optional(Phone),
  consent: z.strictObject({
    /** Without consent to process the report nothing may be stored (PIPL art. 13). */
    process: z.literal(true),
    sms: z.boolean(),
  }),
  lang: Language,
});
export type NewReport = z.output<typeof NewReport>;

/** An unfinished form: any answers, checked only for size; `null` takes an answer away. */
const answer = z.nullable(z.union([z.string().check(z.maxLength(9000)), z.boolean()]));
export const DraftAnswers = z.record(z.string().check(z.regex(/^[a-zA-Z.]{1,30}$/)), answer);
export type DraftAnswers = z.output<typeof DraftAnswers>;

/**
 * `+86…` for mainland mobiles (11 digits from 1), fixed lines (area code from 0), and any number given with a `+`.
 * undefined for what is none. Full-width digits, spaces, hyphens and brackets are read.
 */
export function toE164(typed: string): string | undefined {
  const s = typed.normalize('NFKC').replace(/[\s()-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(s)) return s;
  if (/^(0086|86)?1\d{10}$/.test(s)) return `+86${s.slice(-11)}`;
  if (/^0[1-9]\d{8,10}$/.test(s)) return `+86${s.slice(1)}`;
  return undefined;
}

/** `+86 138****5678`: enough to recognise one's own number, not enough to call. */
export const maskPhone = (e164: string): string => `${e164.slice(0, -8)}****${e164.slice(-4)}`;
