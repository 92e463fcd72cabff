/** An index is at most moments behind; this is long enough for any, and keeps questions short. */
const KEPT_MS = 60_000;
const MOST = 10;

/** Tickets that this person has just changed: lists are asked to show them as they stand. */
export function recentChanges(now: () => number) {
  const changed = new Map<string, number>();
  return {
    note: (id: string): void => {
      // Again at the end: the one that was changed last is forgotten last.
      changed.delete(id);
      changed.set(id, now());
    },
    /** The ids for a question, the newest ones; undefined when there are none. */
    asked: (): string | undefined => {
      for (const [id, at] of changed) if (now() - at > KEPT_MS) changed.delete(id);
      return [...changed.keys()].slice(-MOST).join(',') || undefined;
    },
  };
}
