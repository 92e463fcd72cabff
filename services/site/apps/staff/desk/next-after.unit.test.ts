import { expect, test } from 'vitest';
import { nextAfter } from './next-after.ts';

test('after a decision the next one is at hand, at the end the one before', () => {
  const items = ['a', 'b', 'c'];
  expect([nextAfter('a', items), nextAfter('c', items), nextAfter('a', ['a'])]).toEqual([
    'b',
    'b',
    undefined,
  ]);
});
