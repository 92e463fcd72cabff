import { setTimeout } from 'node:timers/promises';

/** How long to wait, in milliseconds, before a further attempt (1, 2, …): up to 10 doubled each time, 400 at most. */
export const longest = (attempt: number): number => Math.min(400, 10 * 2 ** attempt);

/** Waits any time up to that ("full jitter"), so that those who met once do not meet again. */
export const backoff = (attempt: number): Promise<void> => setTimeout(Math.random() * longest(attempt));
