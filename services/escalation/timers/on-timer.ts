import * as z from 'zod/mini';
import { load } from '#shared/commit/commit.ts';
import { log, metric } from '#shared/observe/log.ts';
import { clock } from '../domain/aggregate.ts';
import { factsDue, nextTimer } from '../domain/timer.ts';
import { type ClockDeps, commitAndSchedule } from './schedule-timer.ts';

/** A message of the timers' work queue (deployed as `fire`), sent by the sweep and the watcher. */
export const TimerMessage = z.object({
  subject: z.string().check(z.minLength(1), z.maxLength(200)),
  due: z.int(),
  via: z.enum(['sweep', 'stream']),
});
export type TimerMessage = z.output<typeof TimerMessage>;

export interface OnTimerDeps extends ClockDeps {
  readonly now: () => number;
  /** Unique for each arrival: the clock itself, not the cause, prevents repetition. */
  readonly arrivalId: () => string;
}

/**
 * A timer has fired. Reads the clock and records what is due by now, perhaps nothing. In any case the clock's next timer
 * is scheduled before the message is acknowledged.
 */
export async function onTimer(
  { now, arrivalId, ...parts }: OnTimerDeps,
  { subject, due, via }: TimerMessage,
): Promise<void> {
  const at = now();
  const before = await load(parts.stores.store, clock, subject);
  const pending = nextTimer(before.state);
  let after = before.state;
  if (pending !== undefined && pending <= at) {
    const by = { cause: { id: `timer.${arrivalId()}` }, at: new Date(at).toISOString(), actor: 'system' };
    const { events, state } = await commitAndSchedule(parts, subject, by, (c) => factsDue(c, at, via), {
      from: before,
    });
    after = state;
    for (const fact of events) {
      if (fact.type !== 'DeadlineNear' && fact.type !== 'DeadlineMissed') continue;
      log.info('timer', { fact: fact.type, stage: fact.stage, via, lateMs: fact.lateMs });
      metric('timer_late', fact.lateMs, 'Milliseconds');
    }
  }
  const next = nextTimer(after);
  if (next !== undefined) await parts.items.put({ subject, due: next });
  log.info('rung', { due: new Date(due).toISOString(), via, next: next && new Date(next).toISOString() });
}
