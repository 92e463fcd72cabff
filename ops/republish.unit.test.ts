import { expect, test } from 'vitest';
import { asked } from './republish.ts';

test('accepts one aggregate, a time range, or everything', () => {
  expect(asked({ subject: 'R1', service: 'casework' })).toEqual({ subject: 'R1' });
  expect(asked({ from: '2026-11-22T09:00:00+08:00' })).toEqual({ since: '2026-11-22T01:00:00.000Z' });
  expect(asked({ from: '2026-11-22T01:00:00Z', to: '2026-11-22T02:00:00Z' })).toEqual({
    since: '2026-11-22T01:00:00.000Z',
    until: '2026-11-22T02:00:00.000Z',
  });
  expect(asked({ all: true })).toEqual({ all: true });
});

test.each([
  {},
  { service: 'casework' },
  { all: true, subject: 'R1' },
  { to: '2026-11-22T02:00:00Z' },
  { from: '2026-11-22T02:00:00' },
  { from: 'yesterday' },
  { from: '2026-11-22T02:00:00Z', to: '2026-11-22T01:00:00Z' },
])('rejects %j', (options) => {
  expect(() => asked(options)).toThrow();
});
