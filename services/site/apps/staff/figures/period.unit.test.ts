import { expect, test } from 'vitest';
import { periodOf, trendOf } from './period.ts';

const TODAY = '2026-11-22';
const of = (query: string) => periodOf(new URLSearchParams(query), TODAY);

test('presets end today and count it', () => {
  expect(of('period=today')).toEqual({ from: TODAY, to: TODAY, preset: 'today' });
  expect(of('period=week')).toMatchObject({ from: '2026-11-16', to: TODAY });
  expect(of('period=month')).toMatchObject({ from: '2026-10-24' });
});

test('a period of one’s own is taken as it is', () => {
  expect(of('from=2026-11-01&to=2026-11-03')).toEqual({
    from: '2026-11-01',
    to: '2026-11-03',
    preset: 'custom',
  });
});

test.each([
  'from=2026-11-03&to=2026-11-01',
  'from=2026-02-30&to=2026-03-01',
  'from=2024-01-01&to=2026-11-01',
  'from=x&to=y',
  'period=toString',
  '',
])('%s makes no sense and is the last seven days', (query) => {
  expect(of(query)).toMatchObject({ preset: 'week', to: TODAY });
});

test('a trend has at least a week', () => {
  expect(trendOf({ from: TODAY, to: TODAY }).from).toBe('2026-11-16');
  expect(trendOf({ from: '2026-10-01', to: TODAY }).from).toBe('2026-10-01');
});
