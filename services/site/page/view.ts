import type { Language } from '#events/fields.ts';
import { say, type Words } from '#shared/text/language.ts';

/** What every page needs of its request. */
export interface View {
  readonly lang: Language;
  /** Path and query of this page, for the language switch. */
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
 * Path and query of an address as a link on our pages, with that language or none. A browser reads `//host` as another
 * host, so the link begins with exactly one slash. The URL parser comes first: it turns backslashes and `/./` into
 * slashes.
 */
export function ownPath(href: string, lang?: Language): string {
  const url = new URL(href);
  url.searchParams.delete('lang');
  if (lang) url.searchParams.set('lang', lang);
  return url.pathname.replace(/^[/\\]+/, '/') + url.search;
}

/** An invalid field: its id, and the message shown at the field and in the error summary. */
export interface FieldError {
  readonly field: string;
  readonly words: Words;
  /** A link to the page of the field, when it is another page. */
  readonly href?: string;
}
