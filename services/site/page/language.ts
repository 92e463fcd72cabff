import type { Language } from '#events/fields.ts';
import { setCookie } from '#shared/http/cookies.ts';
import { languageOf } from '#shared/text/language.ts';

const COOKIE = 'lang';
const YEAR_SECONDS = 365 * 86_400;

/** The language of the link, else the one chosen before, else the one the browser prefers, else Chinese. */
export const chosenLanguage = (
  query: string | undefined,
  cookies: Readonly<Record<string, string>>,
  acceptLanguage: string | undefined,
): Language => languageOf(known(query) ?? cookies[COOKIE], acceptLanguage);

/** Short links may say `zh` for `zh-CN`. */
const known = (tag: string | undefined): Language | undefined =>
  tag === 'en' ? 'en' : tag === 'zh' || tag === 'zh-CN' ? 'zh-CN' : undefined;

export const languageCookie = (lang: Language): string => setCookie(COOKIE, lang, YEAR_SECONDS);
