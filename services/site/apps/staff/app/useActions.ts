import { useMemo, useRef, useState } from 'react';
import type { Words } from '#shared/text/language.ts';
import { intents, randomKey } from '../api/intent.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { useSpeech } from './language.tsx';

/** Where the sending of commands stands. */
export interface Sending {
  /** The action on its way. */
  readonly busy?: string;
  /** Why the last one did not work, and which it was. */
  readonly failed?: { readonly action: string; readonly problem: ApiProblem };
  /** What the last one achieved. */
  readonly done?: Words;
}

/** Sends under the key of the intent; resolves to whether it worked. */
export type Act = (
  action: string,
  body: unknown,
  send: (key: string) => Promise<unknown>,
  done: Words,
) => Promise<boolean>;

/**
 * Sends commands one at a time. Pressing again after a failure repeats the same intent (same key, same body), so that
 * a lost answer never acts twice. `refresh` runs after success and when somebody else was faster (409).
 */
export function useActions(refresh: () => void): Sending & { act: Act; clear: () => void } {
  const { lang } = useSpeech();
  const [sending, setSending] = useState<Sending>({});
  const busy = useRef(false);
  const open = useMemo(() => intents(randomKey), []);
  const act: Act = async (action, body, send, done) => {
    if (busy.current) return false;
    busy.current = true;
    setSending({ busy: action });
    try {
      await send(open.keyFor(action, body));
      open.done(action);
      setSending({ done });
      refresh();
      return true;
    } catch (error) {
      const problem = asProblem(error, lang);
      setSending({ failed: { action, problem } });
      if (problem.status === 409 || problem.status === 404) refresh();
      return false;
    } finally {
      busy.current = false;
    }
  };
  return { ...sending, act, clear: () => setSending({}) };
}
