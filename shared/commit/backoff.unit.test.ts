import { expect, test } from 'vitest';
import { longest } from './backoff.ts';

test.each([
  [1, 20],
  [3, 80],
  [5, 320],
  [6, 400],
  [12, 400],
])('before attempt %i it waits up to %i ms', (attempt, ms) => {
  expect(longest(attempt)).toBe(ms);
});
