import { instantAt, offsetAt, type Zone } from '#shared/calendar/zone.ts';

const form =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/**
 * The UTC instant that a cell names: `2026-11-23 08:00` is local time, `2026-11-23T08:00+08:00` and
 * `…Z` say their own offset; `24:00` ends a day. Undefined for anything else, also for a day that does not exist.
 */
export function instantOf(cell: string, zone: Zone): string | undefined {
  const found = form.exec(cell);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  const real =
    date.getUTCMonth() + 1 === month && date.getUTCDate() === day && date.getUTCFullYear() === year;
  const time = ((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0);
  if (!real || time > 86_400 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const ms = date.getTime() + time * 1000 + Number((found[7] ?? '').padEnd(3, '0'));
  return new Date(found[8] ? ms - offsetOf(found[8]) : instantAt(zone, ms)).toISOString();
}

function offsetOf(written: string): number {
  if (written === 'Z') return 0;
  const minutes = Number(written.slice(1, 3)) * 60 + Number(written.slice(4));
  return (written.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * As people write it, `2026-11-23 08:00` in local time, seconds only when there are any. Reads back as the same instant:
 * in an hour that is there twice the second one is written in UTC.
 */
export function localTime(instant: string, zone: Zone): string {
  const ms = Date.parse(instant);
  const text = new Date(ms + offsetAt(zone, ms)).toISOString();
  const local = text
    .slice(0, -1)
    .replace('T', ' ')
    .replace(/(:00)?\.000$/, '');
  return instantOf(local, zone) === instant ? local : instant;
}

/** `2026-11` of the instant in UTC. */
export const monthOf = (instant: string): string => instant.slice(0, 7);

export const DAY_MS = 86_400_000;

export const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();
