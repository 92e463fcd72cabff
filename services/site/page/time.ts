import type { Language } from '#events/fields.ts';
import { settings } from './settings.ts';

const ZONE = settings.zone;
const formats = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }),
} as const;

/** An instant in the community's zone, with its weekday: `11月23日（周一）17:05`, `Mon 23 November, 17:05`. */
export function shownAt(iso: string, lang: Language): string {
  const parts = Object.fromEntries(
    formats[lang].formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
  );
  const { month, day, weekday, hour, minute } = parts;
  return lang === 'en'
    ? `${weekday} ${day} ${month}, ${hour}:${minute}`
    : `${month?.replace(/月?$/, '月')}${day}日（${weekday}）${hour}:${minute}`;
}
