import * as z from 'zod/mini';
import { load } from '#shared/commit/commit.ts';
import { log, metric } from '#shared/observe/log.ts';
import { clock } from '../domain/aggregate.ts';
import { nextRing, ring } from '../domain/timer.ts';
import { type ClockParts, commitClock } from './schedule-timer.ts';

/** What the sweep and the watcher put into the work queue of `fire`. */
export const Ring = z.object({
  subject: z.string().check(z.minLength(1), z.maxLength(200)),
  due: z.int(),
  via: z.enum(['sweep', 'stream']),
});
export type Ring = z.output<typeof Ring>;

export interface FireParts extends ClockParts {
  readonly now: () => number;
  /** Unique for each arrival: what was said is told by the clock itself, not by the cause. */
  readonly arrivalId: () => string;
}

/**
 * A due item has arrived. The clock is read and says what is due now, perhaps nothing. Whatever was decided, the
 * clock's next due item is put before the message is done with.
 */
export async function fire(
  { now, arrivalId, ...parts }: FireParts,
  { subject, due, via }: Ring,
): Promise<void> {
  const at = now();
  const before = await load(parts.stores.store, clock, subject);
  const pending = nextRing(before.state);
  let after = before.state;
  if (pending !== undefined && pending <= at) {
    const by = { cause: { id: `timer.${arrivalId()}` }, at: new Date(at).toISOString(), actor: 'system' };
    const { events, state } = await commitClock(parts, subject, by, (c) => ring(c, at, via), {
      from: before,
    });
    after = state;
    for (const fact of events) {
      if (fact.type !== 'DeadlineNear' && fact.type !== 'DeadlineMissed') continue;
      log.info('timer', { fact: fact.type, stage: fact.stage, via, lateMs: fact.lateMs });
      metric('timer_late', fact.lateMs, 'Milliseconds');
    }
  }
  const next = nextRing(after);
  if (next !== undefined) await parts.items.put({ subject, due: next });
  log.info('rung', { due: new Date(due).toISOString(), via, next: next && new Date(next).toISOString() });
}
