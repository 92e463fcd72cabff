import { afterEach, expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { clock, dayOf, fullTime, startOf } from './time.ts';
import { showTimesIn } from './zone.ts';

afterEach(() => showTimesIn(DEFAULT_ZONE));

test('shows times and counts days in the zone that the server named', () => {
  showTimesIn('Europe/Berlin');
  expect(fullTime('2026-07-01T15:05:00.000Z', 'zh-CN')).toBe('7月1日（周三）17:05');
  expect(clock('2026-12-01T15:05:00.000Z', 'en')).toBe('16:05');
  expect(dayOf(Date.parse('2026-07-01T22:30:00.000Z'))).toBe('2026-07-02');
  expect(startOf('2026-03-30')).toBe('2026-03-29T22:00:00.000Z');
});

test('keeps the default zone when none was given', () => {
  showTimesIn('__ZONE__');
  showTimesIn(undefined);
  expect(clock('2026-12-01T15:05:00.000Z', 'en')).toBe('23:05');
});
