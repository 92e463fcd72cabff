import type { Clocks } from '../api/clocks.ts';
import { useApi } from '../app/api.tsx';
import { useLive } from '../app/live.ts';

const REFRESH_MS = 30_000;

/** The deadlines of the tickets on screen, by ticket; empty while escalation cannot be reached. */
export function useClocks(ids: readonly string[], again?: unknown): Clocks {
  const { escalation } = useApi();
  const live = useLive({ key: `clocks ${ids.join()}`, again, every: REFRESH_MS }, async (signal) =>
    ids.length === 0 ? {} : escalation.clocks(ids, signal),
  );
  return live.data ?? {};
}
