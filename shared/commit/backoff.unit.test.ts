import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { backoff } from './backoff.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: vi.fn(async () => {}) }));
afterAll(() => vi.restoreAllMocks());

test.each([
  [1, 20],
  [3, 80],
  [5, 320],
  [6, 400],
  [12, 400],
])('before attempt %i it waits up to %i ms, spread evenly', async (attempt, longest) => {
  for (const share of [0, 0.5, 1]) {
    vi.spyOn(Math, 'random').mockReturnValue(share);
    await backoff(attempt);
    expect(setTimeout).toHaveBeenLastCalledWith(longest * share);
  }
});
