import { expect, test } from 'vitest';
import type { Entry } from '#shared/commit/aggregate.ts';
import { twiceIn } from './twice.ts';

const entry = (type: string, cause: string, data?: Record<string, unknown>): Entry => {
  const made = [type, '2026-11-22T09:00:00.000Z', 'somebody', cause] as const;
  return data ? [...made, data] : made;
};

test('accepts several facts of one cause in one write', () => {
  expect(twiceIn([entry('Opened', 'a'), entry('Assigned', 'a'), entry('Assigned', 'b')])).toEqual([]);
  expect(twiceIn([entry('Told', 'a', { whom: 1 }), entry('Told', 'a', { whom: 2 })])).toEqual([]);
});

test('finds a cause that took effect twice', () => {
  expect(twiceIn([entry('Said', 'a', { n: 1 }), entry('Said', 'b'), entry('Said', 'a', { n: 2 })])).toEqual([
    'Said by a',
  ]);
  expect(twiceIn([entry('Said', 'a', { n: 1 }), entry('Said', 'a', { n: 1 })])).toEqual(['Said by a']);
});
