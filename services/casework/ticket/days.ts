import { localAt, type Zone } from '#shared/calendar/zone.ts';

const DAY_MS = 24 * 3_600_000;

/** How long a day is, in milliseconds, where an SLA set divides all durations by `speed` (rehearsals). */
export const dayLength = (speed = 1): number => DAY_MS / speed;

/** The days by which a subject counts: how long one is, and by whose clocks. */
export interface Days {
  readonly dayMs: number;
  readonly zone: Zone;
}

/** On how many different days these instants lie. */
export const daysOf = (instants: readonly string[], { dayMs, zone }: Days): number =>
  new Set(instants.map((at) => Math.floor(localAt(zone, Date.parse(at)) / dayMs))).size;
