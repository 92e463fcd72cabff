import { afterEach, expect, test, vi } from 'vitest';
import { backoff } from './backoff.ts';

afterEach(() => vi.restoreAllMocks());

test.each([
  [1, 20],
  [3, 80],
  [6, 400],
  [12, 400],
])('before attempt %i the longest wait is %i ms, and it may be none', async (attempt, longest) => {
  const waited = async (random: number) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const start = performance.now();
    await backoff(attempt);
    return performance.now() - start;
  };
  expect(await waited(0)).toBeLessThan(longest);
  expect(await waited(0.999)).toBeGreaterThan(longest * 0.9);
});
