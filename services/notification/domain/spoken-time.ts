import type { Language } from '#events/fields.ts';

/** Asia/Shanghai has had one offset and no summer time since 1992. */
const OFFSET = 8 * 3_600_000;
const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A UTC instant as it is told in the community's zone: 11月23日（周一）17:00, or `Mon 23 Nov, 17:00`. */
export function spokenTime(instant: string, lang: Language): string {
  const local = new Date(Date.parse(instant) + OFFSET);
  const clock = local.toISOString().slice(11, 16);
  const [month, day, weekday] = [local.getUTCMonth(), local.getUTCDate(), local.getUTCDay()];
  return lang === 'en'
    ? `${WEEKDAYS.en[weekday]} ${day} ${MONTHS[month]}, ${clock}`
    : `${month + 1}月${day}日（周${WEEKDAYS.zh[weekday]}）${clock}`;
}
