import { expect, test } from 'vitest';
import { streamFor } from '../../../demo/random.ts';
import { arrivals, DISPERSION, HOURLY, SPIKE } from './arrivals.ts';

const DAY = 24 * 3_600_000;
const of = (seed: number, count = 500) => arrivals(streamFor(seed, 'arrivals'), count, DAY);
const hours = (seed: number) => {
  const counts = new Array<number>(24).fill(0);
  for (const { at, spike } of of(seed)) {
    const hour = Math.floor(at / 3_600_000);
    if (!spike) counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
};

test('as many as asked for, in order, within the day, the same for the same seed', () => {
  for (const count of [0, 1, 7, 500]) {
    const list = of(7, count);
    expect(list).toHaveLength(count);
    expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).sort((a, b) => a - b));
    expect(list.every(({ at }) => at >= 0 && at < DAY)).toBe(true);
  }
  expect(of(7)).toEqual(of(7));
  expect(of(8)).not.toEqual(of(7));
});

test('a tenth comes in the spike, all within its quarter of an hour', () => {
  const spiked = of(7).filter(({ spike }) => spike);
  expect(spiked).toHaveLength(50);
  const from = SPIKE.hour * 3_600_000;
  expect(spiked.every(({ at }) => at >= from && at < from + SPIKE.minutes * 60_000)).toBe(true);
});

test('over many days the hours have their shares, and vary as the published ones do', () => {
  const days = Array.from({ length: 400 }, (_, seed) => hours(seed));
  const total = days.flat().reduce((a, b) => a + b, 0);
  const dispersions: number[] = [];
  HOURLY.forEach((share, hour) => {
    const counts = days.map((day) => day[hour] ?? 0);
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    expect(Math.abs((mean * days.length) / total - share / 1000)).toBeLessThan(0.015);
    const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / counts.length;
    if (mean > 10) dispersions.push(variance / mean);
  });
  const typical = dispersions.reduce((a, b) => a + b, 0) / dispersions.length;
  expect(typical).toBeGreaterThan(DISPERSION * 0.6);
  expect(typical).toBeLessThan(DISPERSION * 1.3);
});
