import { useSyncExternalStore } from 'react';
import type { Words } from '#shared/text/language.ts';
import { useSpeech } from '../app/language.tsx';
import { ago, fullTime, timeLeft } from './time.ts';

const STEP_MS = 20_000;

/** The current time in steps, so that every "3 分钟前" on the page stays current. */
export const useNow = (): number =>
  useSyncExternalStore(
    (changed) => {
      const timer = setInterval(changed, STEP_MS);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / STEP_MS) * STEP_MS,
  );

/** How long ago, with the full time as tooltip. `words` may put it into a sentence with `{ago}`. */
export function Ago({ at, words }: { at: string; words?: Words }) {
  const { lang, say } = useSpeech();
  const text = ago(at, useNow() + STEP_MS, lang);
  return (
    <time dateTime={at} title={fullTime(at, lang)}>
      {words ? say(words, { ago: text }) : text}
    </time>
  );
}

/** Date, weekday and time. */
export function At({ at }: { at: string }) {
  const { lang } = useSpeech();
  return <time dateTime={at}>{fullTime(at, lang)}</time>;
}

/** Time left until a deadline or passed since, with a mark when late; `before` is a prefix, such as the stage. */
export function TimeLeft({ due, before }: { due: string; before?: string }) {
  const { lang } = useSpeech();
  const { late, text } = timeLeft(due, useNow() + STEP_MS, lang);
  return (
    <time dateTime={due} title={fullTime(due, lang)} className={late ? 'left late' : 'left'}>
      {late && '! '}
      {before && `${before} `}
      {text}
    </time>
  );
}
