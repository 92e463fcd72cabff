import { expect, test } from 'vitest';
import type { Language } from '#events/fields.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { spokenTime as spokenIn } from './spoken-time.ts';

const spokenTime = (instant: string, lang: Language) => spokenIn(instant, lang, DEFAULT_ZONE);

test('shows a time with date and weekday in the community’s zone', () => {
  expect(spokenTime('2026-11-23T09:00:00.000Z', 'zh-CN')).toBe('11月23日（周一）17:00');
  expect(spokenTime('2026-11-23T09:00:00.000Z', 'en')).toBe('Mon 23 Nov, 17:00');
});

test('late in the day in London it is tomorrow in Shanghai', () => {
  expect(spokenTime('2026-12-31T16:05:00.000Z', 'zh-CN')).toBe('1月1日（周五）00:05');
  expect(spokenTime('2026-12-31T15:59:59.999Z', 'en')).toBe('Thu 31 Dec, 23:59');
});

test('every weekday has the name that the calendar gives it', () => {
  for (let day = 1; day <= 7; day++) {
    const at = new Date(Date.UTC(2026, 10, day, 4));
    const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'Asia/Shanghai' }).format(
      at,
    );
    const english = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Asia/Shanghai' }).format(at);
    expect(spokenTime(at.toISOString(), 'zh-CN')).toContain(`（${weekday}）`);
    expect(spokenTime(at.toISOString(), 'en').startsWith(english)).toBe(true);
  }
});

test('follows the zone’s clock in summer, too', () => {
  expect(spokenIn('2026-07-01T15:00:00.000Z', 'en', 'Europe/Berlin')).toBe('Wed 1 Jul, 17:00');
  expect(spokenIn('2026-12-01T15:00:00.000Z', 'zh-CN', 'Europe/Berlin')).toBe('12月1日（周二）16:00');
});
