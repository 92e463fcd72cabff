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

/** Waits until nothing is under way: every queue empty, every timer silent, every message with its last word. */
export async function rest(day: Day, restMs: number): Promise<Rest> {
  const ids = [...day.receipts.keys()].filter((id) => day.isOver(id));
  const restless: string[] = [];
  const orSay = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: Error) => {
      restless.push(error.message);
      return otherwise;
    });
  await orSay(quiet(restMs), undefined);
  const timers = await orSay(silence(ids, restMs), []);
  const messages = await orSay(receipts(ids, restMs), []);
  await orSay(quiet(restMs), undefined);
  return { timers, open: messages.reduce((sum, { open }) => sum + open, 0), restless };
}
