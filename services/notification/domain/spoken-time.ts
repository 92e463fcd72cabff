import type { Language } from '#events/fields.ts';
import { offsetAt, type Zone } from '#shared/calendar/zone.ts';

const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A UTC instant as shown in the zone: 11月23日（周一）17:00, or `Mon 23 Nov, 17:00`. */
export function spokenTime(instant: string, lang: Language, zone: Zone): string {
  const ms = Date.parse(instant);
  const local = new Date(ms + offsetAt(zone, ms));
  const clock = local.toISOString().slice(11, 16);
  const [month, day, weekday] = [local.getUTCMonth(), local.getUTCDate(), local.getUTCDay()];
  return lang === 'en'
    ? `${WEEKDAYS.en[weekday]} ${day} ${MONTHS[month]}, ${clock}`
    : `${month + 1}月${day}日（周${WEEKDAYS.zh[weekday]}）${clock}`;
}
