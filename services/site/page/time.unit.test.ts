import { expect, test } from 'vitest';
import { shownAt } from './time.ts';

test('shows an instant in the community’s zone, with its weekday', () => {
  expect(shownAt('2026-11-22T16:05:00.000Z', 'zh-CN')).toBe('11月23日（周一）00:05');
  expect(shownAt('2026-11-22T16:05:00.000Z', 'en')).toBe('Mon 23 November, 00:05');
});
