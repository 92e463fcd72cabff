/** Longer than any index lags behind, and short enough to keep requests small. */
const KEPT_MS = 60_000;
const MOST = 10;

/** Tickets that this person has just changed: lists are asked to read them from the table. */
export function recentChanges(now: () => number) {
  const changed = new Map<string, number>();
  return {
    note: (id: string): void => {
      // Moved to the end: the ticket changed last is dropped last.
      changed.delete(id);
      changed.set(id, now());
    },
    /** The ids for a request, the newest ones; undefined when there are none. */
    asked: (): string | undefined => {
      for (const [id, at] of changed) if (now() - at > KEPT_MS) changed.delete(id);
      return [...changed.keys()].slice(-MOST).join(',') || undefined;
    },
  };
}
