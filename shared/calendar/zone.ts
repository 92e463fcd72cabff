import { DAY, dateOf, dayOf, MINUTE } from './days.ts';

/**
 * The name of a time zone in the IANA database, `Asia/Shanghai`. A deployment has one (`env.zone`); everything that knows
 * days and times of day is given it. Zones with summer time are fine.
 */
export type Zone = string;

/** Where a deployment is that says nothing else. */
export const DEFAULT_ZONE: Zone = 'Asia/Shanghai';

export const isZone = (name: unknown): name is Zone => {
  if (typeof name !== 'string' || !/^[A-Z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const formats = new Map<Zone, Intl.DateTimeFormat>();

/** @throws RangeError when there is no such zone */
function formatOf(zone: Zone): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. @throws RangeError when there is no such zone */
export function offsetAt(zone: Zone, ms: number): number {
  const days = steady.get(zone) ?? new Map<number, number>();
  const day = Math.floor(ms / DAY);
  const known = days.get(day);
  if (known !== undefined) return known;
  const [offset, next] = [readOffset(zone, day * DAY), readOffset(zone, (day + 1) * DAY)];
  if (offset !== next) return readOffset(zone, ms);
  if (days.size >= DAYS_KEPT) days.clear();
  steady.set(zone, days.set(day, offset));
  return offset;
}

/** The offset of days on which it does not change: `Intl` takes long, and no zone changes its clocks twice in a day. */
const steady = new Map<Zone, Map<number, number>>();
const DAYS_KEPT = 5_000;

function readOffset(zone: Zone, ms: number): number {
  // Clocks change at whole minutes.
  const minute = Math.floor(ms / MINUTE) * MINUTE;
  const shown = formatOf(zone).format(minute).match(/\d+/g)?.map(Number) ?? [];
  const [month = 1, day, year = 0, hour, min, second] = shown;
  return Date.UTC(year, month - 1, day, hour, min, second) - minute;
}

/** No clock is set back further. */
const LOOK_BACK = 4 * 60 * MINUTE;

/** The minute in which the offset has changed, between two instants that have different ones. */
function changeBetween(zone: Zone, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let [low, high] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * MINUTE) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}

/**
 * What local clocks show at an instant, as milliseconds of a day without zone: its date is `ms / DAY`, its time the
 * rest. It never goes back: when clocks are set back it stands still until they have caught up, so an hour that is
 * there twice counts once.
 */
export function localAt(zone: Zone, ms: number): number {
  const now = offsetAt(zone, ms);
  const before = offsetAt(zone, ms - LOOK_BACK);
  if (before <= now) return ms + now;
  return Math.max(ms + now, changeBetween(zone, ms - LOOK_BACK, ms) + before);
}

/** The first instant at which local clocks show that much or more: for a time that is skipped, the moment of the change. */
export function instantAt(zone: Zone, local: number): number {
  const [before, after] = [offsetAt(zone, local - DAY), offsetAt(zone, local + DAY)];
  const early = local - before;
  if (before === after || offsetAt(zone, early) === before) return early;
  const late = local - after;
  return offsetAt(zone, late) === after ? late : changeBetween(zone, late, early);
}

/** The local date `YYYY-MM-DD` of a UTC ISO instant. */
export const localDate = (zone: Zone, instant: string): string =>
  dateOf(Math.floor(localAt(zone, Date.parse(instant)) / DAY));

/** The UTC ISO instant at which a local date begins; it ends where the next one begins. */
export const startOfDate = (zone: Zone, date: string): string =>
  new Date(instantAt(zone, dayOf(date) * DAY)).toISOString();
