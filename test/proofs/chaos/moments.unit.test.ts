import { expect, test } from 'vitest';
import type { Reported } from '../day/report.ts';
import { reported } from './moments.ts';

const day = (over: Promise<void> = new Promise(() => {})) => ({
  count: 4,
  receipts: new Map<string, Reported>(),
  over,
});

test('faults last until the reports have been taken, however long a busy machine needs', async () => {
  const slow = day();
  const waiting = reported(slow, 0.5, 10_000);
  for (const id of ['a', 'b']) slow.receipts.set(id, {} as Reported);
  expect(await waiting).toBe(true);
});

test('stops waiting when the day is over or the time has passed', async () => {
  expect(await reported(day(Promise.resolve()), 1, 10_000)).toBe(false);
  expect(await reported(day(), 1, 10)).toBe(false);
});
