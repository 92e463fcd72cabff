import type { Language } from '#events/fields.ts';

/** Instants are shown in the community's zone, wherever the browser is. */
const ZONE = 'Asia/Shanghai';

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

const parts = (iso: string, lang: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(lang, { timeZone: ZONE, ...options }).format(new Date(iso));

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
