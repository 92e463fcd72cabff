import { instantAt, localAt, type Zone } from '#shared/calendar/zone.ts';

/** A time of day when people are not disturbed, `HH:MM` in the community's zone; it may go over midnight. */
export interface Quiet {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;

const sinceMidnight = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};

/** Milliseconds until the quiet time is over by the zone's clocks; 0 outside of it, and for one that is empty. */
export function quietFor(quiet: Quiet | undefined, now: string, zone: Zone): number {
  if (!quiet) return 0;
  const from = sinceMidnight(quiet.from);
  const lasts = (sinceMidnight(quiet.to) - from + DAY) % DAY;
  const ms = Date.parse(now);
  const local = localAt(zone, ms);
  const since = (((local - from) % DAY) + DAY) % DAY;
  return since < lasts ? instantAt(zone, local - since + lasts) - ms : 0;
}
