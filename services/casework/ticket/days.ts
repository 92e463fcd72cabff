const DAY_MS = 24 * 3_600_000;

/** Asia/Shanghai has been eight hours ahead, without summer time, for as long as we have had tickets. */
const OFFSET_MS = 8 * 3_600_000;

/** How long a day is, in milliseconds, where an SLA set divides all durations by `speed` (rehearsals). */
export const dayLength = (speed = 1): number => DAY_MS / speed;

/** On how many different days of this length, in the community's zone, these instants lie. */
export const daysOf = (instants: readonly string[], dayMs: number): number =>
  new Set(instants.map((at) => Math.floor((Date.parse(at) + OFFSET_MS) / dayMs))).size;
