import type { Rows } from '#shared/aws/rows.ts';
import type { Calendar } from '#shared/calendar/calendar.ts';
import { isProvisional, recalculate } from '../domain/recalculate.ts';
import { nextTimer } from '../domain/timer.ts';
import type { DueItems } from './due-items.ts';
import { openClocks, type PassPosition } from './open-clocks.ts';
import { type ClockDeps, commitAndSchedule } from './schedule-timer.ts';

export interface RescheduleDeps extends ClockDeps {
  readonly rows: Pick<Rows, 'keys' | 'many'>;
  readonly items: DueItems;
  readonly now: () => number;
}

export interface Rescheduled {
  readonly clocks: number;
  /** Due items that were written; the key is part of log lines and answers. */
  readonly armed: number;
  /** Clocks whose provisional deadlines moved. */
  readonly moved: number;
  readonly next?: PassPosition;
}

/** A timer this long overdue (ms) was lost on its way: its item exists, but nothing sends it again. */
const LOST_AFTER = 3_600_000;

/**
 * One page of a pass over the open clocks: writes the due item of each clock that has none or whose timer is long overdue
 * (`all`: of every clock, since messages in flight may be lost), and recalculates provisional deadlines.
 */
export async function reschedule(
  parts: RescheduleDeps,
  position: PassPosition | undefined,
  { calendar, all = false }: { calendar: Calendar; all?: boolean },
): Promise<Rescheduled> {
  const { clocks, next } = await openClocks(parts.rows, position);
  const at = new Date(parts.now()).toISOString();
  let [armed, moved] = [0, 0];
  for (const { subject, state, due } of clocks) {
    let timer: number | undefined = due;
    if (isProvisional(state) && recalculate(state, calendar).events.length > 0) {
      const by = { cause: { id: `calendar.${at}` }, at, actor: 'system' };
      const done = await commitAndSchedule(parts, subject, by, (c) => recalculate(c, calendar));
      moved += done.outcome === 'done' ? 1 : 0;
      timer = nextTimer(done.state);
    }
    if (timer === undefined) continue;
    const key = { subject, due: timer };
    const isLost = timer < parts.now() - LOST_AFTER;
    if (!all && !isLost && (await parts.items.stands(key))) continue;
    await parts.items.put(key);
    armed += 1;
  }
  return { clocks: clocks.length, armed, moved, ...(next && { next }) };
}
