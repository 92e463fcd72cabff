import { expect, test } from 'vitest';
import type { Beat } from './pulse.ts';
import { recoveredAfter, usualOf } from './recovery.ts';

const beat = (at: number, oldestMs: number, queued = 0): Beat => ({ at, oldestMs, queued, unassigned: 0 });
const usual = { oldestMs: 1000, queued: 20 };

test('recovery is the first of three normal samples in a row', () => {
  const beats = [beat(0, 100), beat(10, 5000), beat(20, 500), beat(30, 3000), beat(40, 900), beat(50, 900)];
  expect(recoveredAfter(beats, usual, 10)).toBeUndefined();
  expect(recoveredAfter([...beats, beat(60, 900)], usual, 10)).toBe(30);
  expect(recoveredAfter([beat(10, 0, 21), beat(20, 0), beat(30, 0), beat(40, 0)], usual, 5)).toBe(15);
});

test('normal is up to 1.5 times the worst quiet sample, with a floor', () => {
  expect(usualOf([beat(0, 900, 4), beat(1, 2000, 30)])).toEqual({ oldestMs: 3000, queued: 45 });
  expect(usualOf([beat(0, 10)])).toEqual({ oldestMs: 1000, queued: 20 });
  expect(() => usualOf([])).toThrow('nobody looked');
});
