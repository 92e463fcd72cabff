import type { Language } from '#events/fields.ts';

/** A text in both languages; a missing one does not compile. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const say = (words: Words, lang: Language): string => (lang === 'en' ? words.en : words.zh);

/** The caller's language: an explicit choice, else the best of Accept-Language, else Chinese. */
export function languageOf(choice: string | undefined, acceptLanguage: string | undefined): Language {
  if (choice === 'en' || choice === 'zh-CN') return choice;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q = 'q=1'] = part.trim().split(';');
      return { tag: tag.toLowerCase(), q: Number(q.trim().slice(2)) || 0 };
    })
    .filter(({ tag, q }) => /^(zh|en)(-|$)/.test(tag) && q > 0)
    .sort((a, b) => b.q - a.q)[0];
  return wanted?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
