import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Language } from '#events/fields.ts';
import { languageOf, say, type Words } from '#shared/text/language.ts';
import { fill } from '../words/fill.ts';
import { remembered } from './remembered.ts';

/** A text of the catalogue in the person's language, with values for its `{placeholders}`. */
export type Say = (words: Words, values?: Readonly<Record<string, string | number>>) => string;

interface Speech {
  readonly lang: Language;
  readonly say: Say;
  readonly choose: (lang: Language) => void;
}

const Context = createContext<Speech | undefined>(undefined);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Language>(() =>
    languageOf(remembered.read('lang'), navigator.languages?.join(',')),
  );
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const choose = useCallback((to: Language) => {
    remembered.write('lang', to);
    setLang(to);
  }, []);
  const speech = useMemo<Speech>(
    () => ({ lang, choose, say: (words, values) => fill(say(words, lang), values ?? {}) }),
    [lang, choose],
  );
  return <Context value={speech}>{children}</Context>;
}

export function useSpeech(): Speech {
  const speech = use(Context);
  if (!speech) throw new Error('LanguageProvider is missing above this component');
  return speech;
}

/** A ticket number in groups of four: `2632 6047 3158`. */
export const inFours = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');
