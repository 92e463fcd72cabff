/** A time of day when people are not disturbed, `HH:MM` in the community's zone; it may go over midnight. */
export interface Quiet {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;
/** Asia/Shanghai has had one offset and no summer time since 1992. */
const OFFSET = 8 * 3_600_000;

const sinceMidnight = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};

/** Milliseconds until the quiet time is over; 0 outside of it, and for one that is empty. */
export function quietFor(quiet: Quiet | undefined, now: string): number {
  if (!quiet) return 0;
  const from = sinceMidnight(quiet.from);
  const lasts = (sinceMidnight(quiet.to) - from + DAY) % DAY;
  const since = (((Date.parse(now) + OFFSET - from) % DAY) + DAY) % DAY;
  return Math.max(0, lasts - since);
}
