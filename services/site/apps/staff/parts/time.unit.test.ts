import { expect, test } from 'vitest';
import { ago, clock, dayAfter, dayName, dayOf, fullTime, startOf, timeLeft } from './time.ts';

const NOW = Date.parse('2026-11-22T04:00:00.000Z');
const before = (ms: number) => new Date(NOW - ms).toISOString();
const [MIN, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

test.each([
  [30_000, '刚刚', 'just now'],
  [MIN, '1 分钟前', '1 minute ago'],
  [HOUR - 1, '59 分钟前', '59 minutes ago'],
  [3 * HOUR, '3 小时前', '3 hours ago'],
  [DAY - 1, '23 小时前', '23 hours ago'],
  [DAY, '1 天前', '1 day ago'],
  [40 * DAY, '40 天前', '40 days ago'],
])('%i ms ago reads as %s', (ms, zh, en) => {
  expect(ago(before(ms), NOW, 'zh-CN')).toBe(zh);
  expect(ago(before(ms), NOW, 'en')).toBe(en);
});

test('shows an instant of a clock that runs ahead as just now', () => {
  expect(ago(before(-5 * MIN), NOW, 'zh-CN')).toBe('刚刚');
});

test('shows a time with its date and weekday, in the community’s zone', () => {
  expect(fullTime('2026-11-22T16:05:00.000Z', 'zh-CN')).toBe('11月23日（周一）00:05');
  expect(fullTime('2026-11-22T16:05:00.000Z', 'en')).toMatch(/^Mon, (23 Nov|Nov 23), 00:05$/);
  expect(clock('2026-11-22T16:05:00.000Z', 'zh-CN')).toBe('00:05');
});

test.each([
  [30_000, false, '还剩 1 分钟', '1 minute left'],
  [2 * HOUR + 5, false, '还剩 2 小时', '2 hours left'],
  [47 * HOUR, false, '还剩 47 小时', '47 hours left'],
  [49 * HOUR, false, '还剩 2 天', '2 days left'],
  [-MIN, true, '已超 1 分钟', '1 minute over'],
  [-3 * DAY, true, '已超 3 天', '3 days over'],
])('a deadline in %i ms: late %s, %s', (ms, late, zh, en) => {
  expect(timeLeft(before(-ms), NOW, 'zh-CN')).toEqual({ late, text: zh });
  expect(timeLeft(before(-ms), NOW, 'en')).toEqual({ late, text: en });
});

test('starts a local day at the community’s midnight, and counts days across months', () => {
  expect(dayOf(Date.parse('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23');
  expect(startOf('2026-11-23')).toBe('2026-11-22T16:00:00.000Z');
  expect([dayAfter('2026-11-30', 1), dayAfter('2026-03-01', -1)]).toEqual(['2026-12-01', '2026-02-28']);
  expect(dayName('2026-11-23', 'zh-CN')).toBe('11月23日（周一）');
});
