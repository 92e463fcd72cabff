import { atOnce } from '#shared/at-once.ts';
import { percentile } from '../../support/print.ts';
import { until } from '../../support/until.ts';
import { messagesOf, type Timers, timersOf } from './account.ts';

/** Tickets that are looked up together. */
export const AT_ONCE = 6;

/** Waits until no timer of these tickets is pending. @throws naming the first that never falls silent */
export const silence = (ids: readonly string[], limitMs = 900_000): Promise<Timers[]> =>
  atOnce(AT_ONCE, ids, (id) =>
    until(
      `silence of ${id}`,
      async () => {
        const found = await timersOf(id);
        return !found.pending && found;
      },
      { limitMs, everyMs: 1_000 },
    ),
  );

/** Waits until every message about these tickets has its last word, as long as that may take. */
export const receipts = (
  ids: readonly string[],
  limitMs = 120_000,
): Promise<{ open: number; sent: number }[]> =>
  atOnce(AT_ONCE, ids, (id) =>
    until(
      `receipts of ${id}`,
      async () => {
        const found = await messagesOf(id);
        return found.open === 0 && found;
      },
      { limitMs, everyMs: 1_000 },
    ).catch(() => messagesOf(id)),
  );

/**
 * What timers did in all. Something may be done between its instant and its timer's ring; what was undone for longer
 * than any ring took and got no word was forgotten.
 * @param usual so late, in milliseconds, a ring may be in any case
 */
export function rings(timers: readonly Timers[], usual = 10_000) {
  const late = timers.flatMap((each) => each.late);
  const silent = timers.flatMap((each) => each.silent);
  const forgotten = Math.max(usual, percentile([0, ...late], 1)) + 5_000;
  return {
    late,
    twice: timers.reduce((sum, { twice }) => sum + twice, 0),
    swept: timers.reduce((sum, { swept }) => sum + swept, 0),
    missed: silent.filter((ms) => ms > forgotten).length,
    overtaken: silent.filter((ms) => ms <= forgotten).length,
  };
}
