import { expect, test } from 'vitest';
import { periodOf, trendOf } from './period.ts';

const TODAY = '2026-11-22';
const of = (query: string) => periodOf(new URLSearchParams(query), TODAY);

test('ends presets today, today included', () => {
  expect(of('period=today')).toEqual({ from: TODAY, to: TODAY, preset: 'today' });
  expect(of('period=week')).toMatchObject({ from: '2026-11-16', to: TODAY });
  expect(of('period=month')).toMatchObject({ from: '2026-10-24' });
});

test('takes a custom period as given', () => {
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
])('replaces the invalid period %s with the last seven days', (query) => {
  expect(of(query)).toMatchObject({ preset: 'week', to: TODAY });
});

test('extends a trend to a week at least', () => {
  expect(trendOf({ from: TODAY, to: TODAY }).from).toBe('2026-11-16');
  expect(trendOf({ from: '2026-10-01', to: TODAY }).from).toBe('2026-10-01');
});
