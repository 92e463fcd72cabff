import { setTimeout } from 'node:timers/promises';

/** Waits before a further attempt (1, 2, …): any time up to 10 ms doubled each time, 400 ms at most ("full jitter"). */
export const backoff = (attempt: number): Promise<void> =>
  setTimeout(Math.random() * Math.min(400, 10 * 2 ** attempt));
