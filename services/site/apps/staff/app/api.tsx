import { createContext, type ReactNode, use, useMemo } from 'react';
import { casework, community, routing } from '../api/calls.ts';
import { client } from '../api/client.ts';
import { useSpeech } from './language.tsx';

const bind = (c: ReturnType<typeof client>) => ({
  lang: c.lang,
  community: community(c),
  casework: casework(c),
  routing: routing(c),
});
export type Api = ReturnType<typeof bind>;

const Context = createContext<Api | undefined>(undefined);

/** Leaves for sign-in and comes back to this very page. */
export function signIn(): void {
  const here = location.pathname + location.search;
  location.assign(`/auth/login?to=${encodeURIComponent(here)}`);
}

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
