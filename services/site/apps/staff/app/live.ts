import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { useSpeech } from './language.tsx';

/** An answer that is refreshed. Old data stays on screen during a refresh, and when it fails. */
export interface Live<T> {
  readonly data?: T;
  /** When `data` was last confirmed, epoch ms. */
  readonly at?: number;
  /** Why the last attempt failed. */
  readonly problem?: ApiProblem;
  readonly reload: () => void;
}

interface LiveRequest {
  /** Identifies the request; another key discards the data. */
  readonly key: string;
  /** A change refreshes without discarding the data. */
  readonly again?: unknown;
  /** Refresh after so many ms, while the page is visible. */
  readonly every?: number;
}

interface Held<T> {
  readonly key: string;
  readonly data?: T;
  readonly at?: number;
  readonly problem?: ApiProblem;
}

/** Equal answers keep their identity, so that React renders only what changed. */
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export function useLive<T>(
  { key, again, every }: LiveRequest,
  load: (signal: AbortSignal) => Promise<T>,
): Live<T> {
  const { lang } = useSpeech();
  const [held, setHeld] = useState<Held<T>>({ key });
  const [turn, setTurn] = useState(0);

  const ask = useEffectEvent(async (signal: AbortSignal) => {
    try {
      const data = await load(signal);
      if (signal.aborted) return;
      setHeld((old) => ({
        key,
        data: old.key === key && same(old.data, data) ? (old.data as T) : data,
        at: Date.now(),
      }));
    } catch (error) {
      if (signal.aborted) return;
      const problem = asProblem(error, lang);
      setHeld((old) => (old.key === key ? { ...old, problem } : { key, problem }));
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key, language, turn or `again` asks again; `ask` is an effect event
  useEffect(() => {
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    const run = async () => {
      if (asking) return;
      asking = true;
      clearTimeout(timer);
      await ask(left.signal);
      asking = false;
      if (every && !left.signal.aborted) timer = setTimeout(whenSeen, every);
    };
    const whenSeen = () => {
      if (document.visibilityState === 'visible') void run();
    };
    void run();
    if (every) {
      document.addEventListener('visibilitychange', whenSeen, { signal: left.signal });
      addEventListener('online', whenSeen, { signal: left.signal });
    }
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [key, lang, again, every, turn]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  return held.key === key ? { ...held, reload } : { reload };
}
