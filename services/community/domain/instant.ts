/** The community's zone has one offset; see the decision record on the working-time calendar. */
const OFFSET_MS = 8 * 3_600_000;
const written =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/**
 * The UTC instant that a cell names: `2026-11-23 08:00` is local time (Asia/Shanghai), `2026-11-23T08:00+08:00` and
 * `…Z` say their own offset; `24:00` ends a day. Undefined for anything else, also for a day that does not exist.
 */
export function instantOf(cell: string): string | undefined {
  const found = written.exec(cell);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  const real =
    date.getUTCMonth() + 1 === month && date.getUTCDate() === day && date.getUTCFullYear() === year;
  const time = ((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0);
  if (!real || time > 86_400 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const ms = date.getTime() + time * 1000 + Number((found[7] ?? '').padEnd(3, '0'));
  return new Date(ms - offsetOf(found[8])).toISOString();
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined) return OFFSET_MS;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** As people write it, `2026-11-23 08:00` in local time, seconds only when there are any. Reads back as the same instant. */
export function localTime(instant: string): string {
  const text = new Date(Date.parse(instant) + OFFSET_MS).toISOString();
  return text
    .slice(0, -1)
    .replace('T', ' ')
    .replace(/(:00)?\.000$/, '');
}

/** `2026-11` of the instant in UTC. */
export const monthOf = (instant: string): string => instant.slice(0, 7);

export const DAY_MS = 86_400_000;

export const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();
