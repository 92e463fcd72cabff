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

/** Something to put right: the field's id, and the words at the field and in the summary on top. */
export interface Wrong {
  readonly field: string;
  readonly words: Words;
  /** For an answer that was given on another page. */
  readonly href?: string;
}
