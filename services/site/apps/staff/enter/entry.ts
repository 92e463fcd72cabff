import { covers } from '#shared/auth/principal.ts';
import type { Words } from '#shared/text/language.ts';
import type { Area } from '../api/answers.ts';
import type { CallReport, Visit } from '../api/intake.ts';
import { enterWords as w } from '../words/enter.ts';

/** Intake's limit, in characters. */
export const WORDS_MAX = 2000;

/** How the report came in: a visit, the window, or a call. */
export type EntryChannel = Visit['channel'] | 'hotline';

/** The values of the form. */
export interface Entry {
  readonly channel: EntryChannel;
  readonly words: string;
  readonly area: string | undefined;
  readonly place: string;
  readonly category: string | undefined;
  readonly name: string;
  readonly phone: string;
  readonly consent: boolean;
  readonly sms: boolean;
  readonly english: boolean;
}

export const emptyEntry = (channel: EntryChannel): Entry => ({
  channel,
  words: '',
  area: undefined,
  place: '',
  category: undefined,
  name: '',
  phone: '',
  consent: false,
  sms: false,
  english: false,
});

export type EntryErrors = Partial<Record<'words' | 'area' | 'phone' | 'consent', Words>>;

/** A mainland mobile number, or a landline with its area code; spaces, dashes and +86 are allowed. */
const PHONE = /^(?:\+?86)?(?:1[3-9]\d{9}|0\d{9,11})$/;

/** What must be corrected before sending. SMS needs a phone number, except on a call, whose number is known. */
export function errorsIn(entry: Entry): EntryErrors {
  const { channel, area, consent, sms } = entry;
  const words = entry.words.trim();
  const phone = entry.phone.replace(/[\s-]/g, '');
  return {
    ...(words === '' && { words: w.wordsMissing }),
    ...([...words].length > WORDS_MAX && { words: w.wordsLong }),
    ...(channel === 'visit' && !area && { area: w.blockMissing }),
    ...(phone !== '' && !PHONE.test(phone) && { phone: w.phoneWrong }),
    ...(phone === '' && sms && channel !== 'hotline' && { phone: w.smsPhone }),
    ...(!consent && { consent: w.consentMissing }),
  };
}

/** The fields that visits and calls have in common. */
type CommonFields = Pick<CallReport, Exclude<keyof CallReport & keyof Visit, 'channel'>>;

/** The body of a valid form; empty fields are left out. */
function commonFields(entry: Entry): CommonFields {
  const { area, category, sms, english } = entry;
  const [place, name, phone] = [entry.place.trim(), entry.name.trim(), entry.phone.replace(/[\s-]/g, '')];
  return {
    words: entry.words.trim(),
    area: area || undefined,
    place: place || undefined,
    category: category || undefined,
    name: name || undefined,
    phone: phone || undefined,
    consent: { process: true, sms },
    lang: english ? 'en' : 'zh-CN',
  };
}

/** The body of a report from a visit or the window. */
export const visitOf = (entry: Entry): Visit => ({
  channel: entry.channel === 'window' ? 'window' : 'visit',
  ...commonFields(entry),
});

/** The body of a report that finishes a call. */
export const callReportOf = (entry: Entry): CallReport => ({ channel: 'hotline', ...commonFields(entry) });

/** The blocks that this officer may enter reports for: those of their grants, and those below that they can see. */
export function blocksOf(
  held: readonly string[],
  own: readonly Pick<Area, 'path' | 'kind'>[],
  areas: readonly Pick<Area, 'path' | 'kind'>[],
): string[] {
  const blocks = [...own, ...areas].filter(({ kind }) => kind === 'block').map(({ path }) => path);
  return [...new Set(blocks)].filter((path) => held.some((of) => covers(of, path))).sort();
}
