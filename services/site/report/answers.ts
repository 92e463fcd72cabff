import type { Language } from '#events/fields.ts';
import type { AnswerChanges, NewReport, StoredAnswers } from '../apis/intake.ts';

/** The value of "not sure" in a choice list. */
export const UNSURE = 'unsure';

/** The resident's answers so far, as typed. `undefined`: not answered yet. */
export interface Answers {
  readonly words?: string | undefined;
  /** Area path, or UNSURE. */
  readonly area?: string | undefined;
  readonly place?: string | undefined;
  /** Category code, or UNSURE. */
  readonly category?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly process?: boolean | undefined;
  readonly sms?: boolean | undefined;
  readonly lang?: Language | undefined;
  /** Ids of the photos, stored on submit: a repeated submit must have the same body. */
  readonly photos?: readonly string[] | undefined;
}

const texts = ['words', 'area', 'place', 'category', 'name', 'phone'] as const;
const ticks = ['process', 'sms'] as const;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const tick = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

/** Parses answers that intake stored; values of an unexpected type count as not answered. */
export const fromStored = (stored: StoredAnswers): Answers => ({
  ...Object.fromEntries(texts.map((name) => [name, text(stored[name])])),
  ...Object.fromEntries(ticks.map((name) => [name, tick(stored[name])])),
  photos: text(stored.photos)?.split(','),
  lang: stored.lang === 'en' ? 'en' : stored.lang === 'zh-CN' ? 'zh-CN' : undefined,
});

const kept = (value: Answers[keyof Answers]): string | boolean | null => {
  if (typeof value === 'object') return value.join() || null;
  return value === undefined || value === '' ? null : value;
};

/** The changes for intake: null removes an emptied answer. */
export const toStored = (changes: Answers): AnswerChanges =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, kept(value)]));

const chosen = (value: string | undefined) => (value && value !== UNSURE ? value : undefined);

/**
 * The body of the report, undefined while an answer is missing. The same answers always make the same body, so that a
 * repeated submit is recognised. SMS consent needs a phone number.
 */
export function toReport(a: Answers): NewReport | undefined {
  if (!a.words || a.process !== true || !a.lang) return undefined;
  return {
    channel: 'web',
    words: a.words,
    place: a.place || undefined,
    area: chosen(a.area),
    category: chosen(a.category),
    name: a.name || undefined,
    phone: a.phone || undefined,
    photos: a.photos?.length ? a.photos : undefined,
    consent: { process: true, sms: Boolean(a.phone && a.sms) },
    lang: a.lang,
  };
}
