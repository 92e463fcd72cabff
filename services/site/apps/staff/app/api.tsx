import { createContext, type ReactNode, use, useMemo } from 'react';
import { casework, community, routing } from '../api/calls.ts';
import { client } from '../api/client.ts';
import { escalation } from '../api/clocks.ts';
import { analytics } from '../api/figures.ts';
import { intake } from '../api/intake.ts';
import { seen } from '../api/seen.ts';
import { settings } from '../api/settings.ts';
import { useSpeech } from './language.tsx';
import { drafts } from './remembered.ts';

const bind = (c: ReturnType<typeof client>) => ({
  lang: c.lang,
  community: community(c),
  casework: casework(c),
  routing: routing(c),
  escalation: escalation(c),
  analytics: analytics(c),
  intake: intake(c),
  seen: seen(c),
  settings: settings(c),
});
export type Api = ReturnType<typeof bind>;

const Context = createContext<Api | undefined>(undefined);

/** Nobody signs in faster than this: coming back sooner means that signing in did not help. */
const LOOP_MS = 8_000;
let leaving = false;

/** Goes to the sign-in and returns to this page; stays here when that has just failed, so as not to loop. */
export function signIn(): void {
  const tried = Number(drafts.read('sign-in'));
  if (leaving || Date.now() - tried < LOOP_MS) return;
  leaving = true;
  drafts.write('sign-in', String(Date.now()));
  location.assign(`/auth/login?to=${encodeURIComponent(location.pathname + location.search)}`);
}

/** On the way to the sign-in: failures need not be shown any more. */
export const isLeaving = (): boolean => leaving;

export function ApiProvider({ children }: { children: ReactNode }) {
  const { lang } = useSpeech();
  const api = useMemo(
    () =>
      bind(
        client({
          lang,
          fetch: (path, init) => fetch(path, init),
          online: () => navigator.onLine,
          signedOut: signIn,
        }),
      ),
    [lang],
  );
  return <Context value={api}>{children}</Context>;
}

export function useApi(): Api {
  const api = use(Context);
  if (!api) throw new Error('ApiProvider is missing above this component');
  return api;
}
