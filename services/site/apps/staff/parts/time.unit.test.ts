import { expect, test } from 'vitest';
import { ago, clock, fullTime } from './time.ts';

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

test('an instant of a clock that runs ahead is just now, never a negative time', () => {
  expect(ago(before(-5 * MIN), NOW, 'zh-CN')).toBe('刚刚');
});

test('a time has its date and weekday, in the zone of the community', () => {
  expect(fullTime('2026-11-22T16:05:00.000Z', 'zh-CN')).toBe('11月23日（周一）00:05');
  expect(fullTime('2026-11-22T16:05:00.000Z', 'en')).toMatch(/^Mon, (23 Nov|Nov 23), 00:05$/);
  expect(clock('2026-11-22T16:05:00.000Z', 'zh-CN')).toBe('00:05');
});
