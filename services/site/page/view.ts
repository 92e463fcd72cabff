import type { Language } from '#events/fields.ts';
import { say, type Words } from '#shared/text/language.ts';

/** What every page needs to know of its request. */
export interface View {
  readonly lang: Language;
  /** Path and query of a page that can be fetched again: where the language switch leads. */
  readonly path: string;
  /** Says a text in the reader's language. */
  readonly t: (words: Words) => string;
}

export const viewOf = (lang: Language, path: string): View => ({
  lang,
  path,
  t: (words) => say(words, lang),
});

/**
 * Path and query as a link of our pages may say them, in that language or in none. A browser reads `//host` as another
 * host; so whatever was asked for, one slash stands in front. A URL parser comes first: it makes slashes of backslashes
 * and of `/./`.
 */
export function ownPath(href: string, lang?: Language): string {
  const url = new URL(href);
  url.searchParams.delete('lang');
  if (lang) url.searchParams.set('lang', lang);
  return url.pathname.replace(/^[/\\]+/, '/') + url.search;
}

/** Something to put right: the field's id, and the words at the field and in the summary on top. */
export interface FieldError {
  readonly field: string;
  readonly words: Words;
  /** For an answer that was given on another page. */
  readonly href?: string;
}
