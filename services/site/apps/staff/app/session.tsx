import { createContext, type ReactNode, use, useMemo } from 'react';
import { may, type Staff } from '#shared/auth/principal.ts';
import type { Right } from '#shared/auth/rights.ts';
import type { Area, Category, Me } from '../api/answers.ts';
import { useApi } from './api.tsx';
import { useSpeech } from './language.tsx';
import { type Live, useLive } from './live.ts';
import { areaNames, categoryName, placeName } from './names.ts';

/** The signed-in person, their rights, and the names of places and categories. */
export interface Session {
  readonly me: Me;
  /** The person as the services see them. Decides what is offered; the services decide what is allowed. */
  readonly staff: Staff;
  readonly can: (right: Right, area?: string) => boolean;
  readonly place: (path: string) => string;
  readonly category: (code: string) => string;
  readonly categories: readonly Category[];
  /** Subdistricts and neighbourhoods; with the right community.read also blocks, once they are loaded. */
  readonly areas: readonly Area[];
}

interface SessionState {
  readonly session: Session | undefined;
  readonly live: Live<unknown>;
}

const Context = createContext<SessionState | undefined>(undefined);

/** Names are waited for, but their failure is no reason to fail: ids are shown instead. */
const orNone = <T,>(names: Promise<readonly T[]>): Promise<readonly T[]> => names.catch(() => []);

/** Both lists as one, each area once. */
const merged = (one: readonly Area[], other: readonly Area[]): Area[] => [
  ...new Map([...one, ...other].map((area) => [area.path, area])).values(),
];

export function SessionProvider({ children }: { children: ReactNode }) {
  const { lang } = useSpeech();
  const { community } = useApi();
  const live = useLive({ key: 'session' }, async (signal) => {
    const [me, areas, categories] = await Promise.all([
      community.me(signal),
      orNone(community.publicAreas(signal)),
      orNone(community.taxonomy(signal)),
    ]);
    return { me, areas, categories };
  });
  const me = live.data?.me;
  const staff = useMemo(
    (): Staff | undefined => me && { kind: 'staff', staff: me.staff, grants: me.grants },
    [me],
  );
  const readsAll = staff !== undefined && may(staff, 'community.read');
  const blocks = useLive({ key: `areas ${readsAll}` }, async (signal) =>
    readsAll ? community.areas(signal) : [],
  ).data;
  const session = useMemo((): Session | undefined => {
    if (!live.data || !staff) return undefined;
    const { me, categories } = live.data;
    const areas = blocks?.length ? merged(live.data.areas, blocks) : live.data.areas;
    const names = areaNames(lang, areas, me.areas);
    return {
      me,
      staff,
      areas,
      categories,
      can: (right, area) => may(staff, right, area),
      place: (path) => placeName(path, names),
      category: (code) => categoryName(code, categories, lang),
    };
  }, [live.data, staff, blocks, lang]);
  return <Context value={{ session, live }}>{children}</Context>;
}

/** The session, or how far loading it is. */
export function useSessionState(): SessionState {
  const asked = use(Context);
  if (!asked) throw new Error('SessionProvider is missing above this component');
  return asked;
}

/** Below `RequireSession`. */
export function useSession(): Session {
  const { session } = useSessionState();
  if (!session) throw new Error('RequireSession is missing above this component');
  return session;
}

/** For what is shown before the session is loaded, such as the header. */
export const useSessionIfAny = (): Session | undefined => useSessionState().session;
