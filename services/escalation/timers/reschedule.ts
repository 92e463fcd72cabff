import type { Rows } from '#shared/aws/rows.ts';
import type { Calendar } from '#shared/calendar/calendar.ts';
import { isProvisional, recount } from '../domain/recalculate.ts';
import { nextRing } from '../domain/timer.ts';
import type { DueItems } from './due-items.ts';
import { openClocks, type Place } from './open-clocks.ts';
import { type ClockParts, commitClock } from './schedule-timer.ts';

export interface RebuildParts extends ClockParts {
  readonly rows: Pick<Rows, 'keys' | 'many'>;
  readonly items: DueItems;
  readonly now: () => number;
}

export interface Rebuilt {
  readonly clocks: number;
  /** Due items that were put. */
  readonly armed: number;
  /** Clocks whose provisional deadlines moved. */
  readonly moved: number;
  readonly next?: Place;
}

/** What should have rung so long ago (ms) and did not was lost on its way: its item stands, and nobody sends it again. */
const LOST_AFTER = 3_600_000;

/**
 * One page of a pass over the open clocks: each gets its due item back where none stands or where its ring is long
 * overdue (`all`: in any case, since messages on their way may be lost), and what was provisional is reckoned again.
 */
export async function rebuild(
  parts: RebuildParts,
  place: Place | undefined,
  { calendar, all = false }: { calendar: Calendar; all?: boolean },
): Promise<Rebuilt> {
  const { clocks, next } = await openClocks(parts.rows, place);
  const at = new Date(parts.now()).toISOString();
  let [armed, moved] = [0, 0];
  for (const { subject, state, due } of clocks) {
    let ring: number | undefined = due;
    if (isProvisional(state) && recount(state, calendar).events.length > 0) {
      const by = { cause: { id: `calendar.${at}` }, at, actor: 'system' };
      const done = await commitClock(parts, subject, by, (c) => recount(c, calendar));
      moved += done.outcome === 'done' ? 1 : 0;
      ring = nextRing(done.state);
    }
    if (ring === undefined) continue;
    const key = { subject, due: ring };
    const isLost = ring < parts.now() - LOST_AFTER;
    if (!all && !isLost && (await parts.items.stands(key))) continue;
    await parts.items.put(key);
    armed += 1;
  }
  return { clocks: clocks.length, armed, moved, ...(next && { next }) };
}
