import { setTimeout as sleep } from 'node:timers/promises';
import type { Day } from '../day/play.ts';

const LOOK = 100;

/**
 * Waits until this share of the day's reports has been taken, or the day is over, or `ms` have passed. On a busy machine
 * a report takes longer than a short day: faults that ended by the clock would have met nothing.
 * @returns whether they were taken
 */
export async function reported(
  { count, receipts, over }: Pick<Day, 'count' | 'receipts' | 'over'>,
  share: number,
  ms: number,
): Promise<boolean> {
  const end = Date.now() + ms;
  let ended = false;
  over.then(() => {
    ended = true;
  });
  const taken = () => receipts.size >= Math.ceil(count * share);
  while (!taken() && !ended && Date.now() < end) await sleep(LOOK);
  return taken();
}
