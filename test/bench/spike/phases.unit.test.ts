import { expect, test } from 'vitest';
import { streamFor } from '../../../demo/random.ts';
import { arrivals, isPeak, phasesOf } from './phases.ts';

const phases = phasesOf(70, 20);

test('the highest phase has the rate that was asked for, the others their shares of it', () => {
  expect(phases.map(({ rate }) => rate)).toEqual([2, 30, 2, 50, 4, 70, 20]);
  expect(phases.map(({ from, to }) => [from, to])[6]).toEqual([120_000, 140_000]);
  expect(phases.flatMap((_, n) => (isPeak(phases, n) ? [n] : []))).toEqual([1, 3, 5]);
});

test('arrivals come in order, in each phase about as many as its rate says', () => {
  const at = arrivals(streamFor(7, 'arrivals'), phases);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  for (const { rate, from, to } of phases) {
    const wanted = (rate * (to - from)) / 1000;
    const came = at.filter((ms) => ms >= from && ms < to).length;
    expect(Math.abs(came - wanted)).toBeLessThan(4 * Math.sqrt(wanted));
  }
});
