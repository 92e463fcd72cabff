import { expect, test } from 'vitest';
import { nextAfter } from './next-after.ts';

test('opens the next item, or the previous one at the end of the queue', () => {
  const items = ['a', 'b', 'c'];
  expect([nextAfter('a', items), nextAfter('c', items), nextAfter('a', ['a'])]).toEqual([
    'b',
    'b',
    undefined,
  ]);
});
