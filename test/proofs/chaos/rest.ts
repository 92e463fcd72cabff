import { quiet } from '../../support/recount/quiet.ts';
import type { Timers } from '../day/account.ts';
import type { Day } from '../day/play.ts';
import { receipts, silence } from '../day/silence.ts';

export interface Rest {
  readonly timers: readonly Timers[];
  /** Messages without a last word. */
  readonly open: number;
  /** What never came to rest, a sentence each. */
  readonly restless: readonly string[];
}

/** The last of several waits gets so much, in milliseconds, even when the others have used all the time. */
const LEAST = 3_000;

/**
 * Waits until nothing is under way: every queue empty, every timer silent, every message with its last word. What has
 * not come to rest after `restMs` is said.
 */
export async function rest(day: Day, restMs: number): Promise<Rest> {
  const ids = [...day.receipts.keys()].filter((id) => day.isOver(id));
  const end = Date.now() + restMs;
  const left = () => Math.max(LEAST, end - Date.now());
  const restless: string[] = [];
  const orSay = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: Error) => {
      restless.push(error.message);
      return otherwise;
    });
  await orSay(quiet(left()), undefined);
  const timers = await orSay(silence(ids, left()), []);
  const messages = await orSay(receipts(ids, left()), []);
  await orSay(quiet(left()), undefined);
  return { timers, open: messages.reduce((sum, { open }) => sum + open, 0), restless };
}
