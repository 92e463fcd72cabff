/** How long a warm worker keeps what it read, in milliseconds. */
export interface Keeping {
  readonly keepMs: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/**
 * What a warm worker has read, by names. Readers who come while a read is under way share it. A failure is never kept,
 * nor that nothing was found: both are asked again.
 */
export function cache({ keepMs, now = Date.now }: Keeping) {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  return {
    /** What was read at most `ageMs` ago, else what `read` finds now. @throws as `read` does */
    get<T>(name: string, read: () => Promise<T>, ageMs: number = keepMs): Promise<T> {
      const hit = kept.get(name);
      if (hit && now() - hit.at < ageMs) return hit.value as Promise<T>;
      const value = read();
      const mine = { at: now(), value };
      kept.set(name, mine);
      const drop = () => {
        if (kept.get(name) === mine) kept.delete(name);
      };
      value.then((found) => found === undefined && drop(), drop);
      return value;
    },
    forget: (): void => kept.clear(),
  };
}

/** Rows that a worker has read and folded, to be asked of again and again. */
export interface ReferenceReader<T> {
  current(): Promise<T>;
  /** For a look-up that failed: what it missed may have come since. */
  fresh(): Promise<T>;
  /** A change has passed through this worker. */
  forget(): void;
}

/** @param freshMs a copy that is younger is fresh enough even when a look-up found nothing; absent: any is read anew */
export function referenceReader<T>(
  read: () => Promise<T>,
  { freshMs = 0, ...keeping }: Keeping & { readonly freshMs?: number },
): ReferenceReader<T> {
  const { get, forget } = cache(keeping);
  return {
    current: () => get('reference', read),
    fresh: () => get('reference', read, freshMs),
    forget,
  };
}
