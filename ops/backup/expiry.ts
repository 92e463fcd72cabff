import type { Row } from './attributes.ts';

/**
 * Every table has time to live on `expires`, epoch seconds (infra/constructs/data-table.ts): from that second on the item
 * may be taken out at any time, at once or days later, also while its table is read or written back. Whether it is still
 * there says nothing: who reads it looks at `expires` first.
 */
const ATTRIBUTE = 'expires';

export const MINUTE = 60_000;

/** By how much the clock of the tables may be ahead of the one that is asked here, in milliseconds. */
const SKEW = MINUTE;

/** What expires at this instant or earlier may be gone when it is `now` here; both epoch ms. */
export const safeFrom = (now: number): number => now + SKEW;

/** Epoch ms; infinite when the item stays. As on AWS, what is no number is no expiry. */
const expiryOf = (row: Row): number => {
  const seconds = row[ATTRIBUTE]?.N;
  return seconds === undefined ? Number.POSITIVE_INFINITY : Number(seconds) * 1000;
};

/** Whether expiry may have taken the item by now, or will in a moment. */
export const mayBeGone = (row: Row, now: number): boolean => expiryOf(row) <= safeFrom(now);

/** The minute since 1970 in which the item expires; none when it stays. */
export function minuteOf(row: Row): number | undefined {
  const expiry = expiryOf(row);
  return expiry === Number.POSITIVE_INFINITY ? undefined : Math.floor(expiry / MINUTE);
}
