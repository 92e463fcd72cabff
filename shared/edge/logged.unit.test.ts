import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { edge } from './edge.ts';
import { logged } from './logged.ts';

const lines: unknown[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(JSON.parse(line)));
});
afterEach(() => void vi.restoreAllMocks());

const counting = (work: () => Promise<number>) =>
  edge(work).use(logged('counted', (n: number) => (n > 0 ? { n } : undefined)));

test('writes one line for an invocation, and leaves its answer as it is', async () => {
  expect(await counting(async () => 2)({}, {} as Context)).toBe(2);
  expect(lines).toMatchObject([{ level: 'info', message: 'counted', n: 2 }]);
});

test('writes no line when there is nothing to say', async () => {
  await counting(async () => 0)({}, {} as Context);
  expect(lines).toEqual([]);
});

test('writes no line for an invocation that failed', async () => {
  await expect(counting(async () => Promise.reject(new Error('x')))({}, {} as Context)).rejects.toThrow('x');
  expect(lines).toEqual([]);
});
