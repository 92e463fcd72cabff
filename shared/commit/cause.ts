import type { Entry, Head } from './aggregate.ts';
import { CauseReused } from './decision.ts';
import { shortHash } from './entry.ts';
import { spilledEntries } from './log.ts';
import type { Reads } from './store.ts';

export interface Cause {
  /** What made this happen: an event id (`intake.R01….3`), an idempotency key, a timer id. Unique per intent. */
  readonly id: string;
  /** Server-stamped instant when the cause was made (an event's `time`); absent for keys that clients made up. */
  readonly made?: string;
  /** sha-256 of the request body, so that a reused key with another body is refused (CauseReused). */
  readonly fingerprint?: string;
}

/** How far two servers' clocks may differ, in milliseconds. */
export const SKEW = 5 * 60_000;

/**
 * Whether a cause could stand among the spilled entries. An entry is never older than its cause, so a cause that was
 * made after the newest spilled entry is not there. One without a trustworthy instant has to be looked for.
 */
export function maybeSpilled(head: Head, made: string | undefined): boolean {
  if (head.spilled === 0) return false;
  const instant = Date.parse(made ?? '');
  return Number.isNaN(instant) || instant <= Date.parse(head.spilledUntil ?? '') + SKEW;
}

/**
 * The entries that this cause has put into the log before; none when it is new.
 * @throws CauseReused when they were made from another body.
 */
export async function entriesOf(store: Reads, head: Head, cause: Cause): Promise<Entry[]> {
  const hash = shortHash(cause.id);
  const caused = ([, , , by]: Entry) => by === hash;
  let found = head.log.filter(caused);
  const [oldest] = head.log;
  const reachesBack = oldest !== undefined && caused(oldest);
  if (reachesBack || (found.length === 0 && maybeSpilled(head, cause.made))) {
    found = [...(await spilledEntries(store, head)).filter(caused), ...found];
  }
  const before = found[0]?.[5];
  if (before && cause.fingerprint && before !== shortHash(cause.fingerprint)) throw new CauseReused();
  return found;
}
