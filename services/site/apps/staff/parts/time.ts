import type { Language } from '#events/fields.ts';
import { startOfDate } from '#shared/calendar/zone.ts';
import { zone } from './zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in words: 刚刚, 5 分钟前, 3 小时前, 2 天前. A clock that runs ahead of ours is "just now". */
export function ago(iso: string, now: number, lang: Language): string {
  const passed = now - Date.parse(iso);
  const zh = lang !== 'en';
  if (!(passed >= MINUTE)) return zh ? '刚刚' : 'just now';
  const [n, unit] =
    passed < HOUR
      ? [Math.floor(passed / MINUTE), 'minute' as const]
      : passed < DAY
        ? [Math.floor(passed / HOUR), 'hour' as const]
        : [Math.floor(passed / DAY), 'day' as const];
  if (zh) return `${n} ${{ minute: '分钟', hour: '小时', day: '天' }[unit]}前`;
  return `${n} ${unit}${n === 1 ? '' : 's'} ago`;
}

/** How long until `due`, or since: 还剩 2 小时, 已超 1 天. Minutes below an hour, hours below two days. */
export function timeLeft(due: string, now: number, lang: Language): { late: boolean; text: string } {
  const left = Date.parse(due) - now;
  const late = left < 0;
  const size = Math.abs(left);
  const [n, unit] =
    size < HOUR
      ? [Math.max(1, Math.floor(size / MINUTE)), 'minute' as const]
      : size < 2 * DAY
        ? [Math.floor(size / HOUR), 'hour' as const]
        : [Math.floor(size / DAY), 'day' as const];
  if (lang !== 'en') {
    return {
      late,
      text: `${late ? '已超' : '还剩'} ${n} ${{ minute: '分钟', hour: '小时', day: '天' }[unit]}`,
    };
  }
  return { late, text: `${n} ${unit}${n === 1 ? '' : 's'} ${late ? 'over' : 'left'}` };
}

const parts = (iso: string, lang: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(lang, { timeZone: zone, ...options }).format(new Date(iso));

/** A time always with its date and weekday: 11月23日（周一）17:05. */
export function fullTime(iso: string, lang: Language): string {
  const time = clock(iso, lang);
  if (lang === 'en') {
    return `${parts(iso, lang, { weekday: 'short', day: 'numeric', month: 'short' })}, ${time}`;
  }
  return `${parts(iso, lang, { month: 'long', day: 'numeric' })}（${parts(iso, lang, { weekday: 'short' })}）${time}`;
}

/** 17:05 */
export const clock = (iso: string, lang: Language): string =>
  parts(iso, lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The local day of an instant: `2026-11-23`. */
export const dayOf = (at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));

/** The day `by` days after a local day. */
export const dayAfter = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10);

/** The instant at which a local day begins. */
export const startOf = (day: string): string => startOfDate(zone, day);

/** A local day with its weekday: 11月23日（周一）. */
export function dayName(day: string, lang: Language): string {
  const at = startOf(day);
  if (lang === 'en') return parts(at, lang, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${parts(at, lang, { month: 'long', day: 'numeric' })}（${parts(at, lang, { weekday: 'short' })}）`;
}
