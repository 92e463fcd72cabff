import { expect, test } from 'vitest';
import { linesOf, type Point, rangeOf } from './trend.ts';

const point = (value: number | undefined): Point => ({ day: '2026-11-22', value, n: 0, d: undefined });

test('draws the line from left to right, higher values up, with a gap where there is no value', () => {
  const points = [point(0), point(1), point(undefined), point(0.5), point(1)];
  expect(linesOf(points, 100, 20, 1)).toEqual([
    [
      [0, 20],
      [25, 0],
    ],
    [
      [75, 10],
      [100, 0],
    ],
  ]);
});

test('leaves days without a value out of the range', () => {
  expect(rangeOf([point(undefined), point(2), point(5)])).toEqual({ low: 2, high: 5 });
  expect(rangeOf([point(undefined)])).toBeUndefined();
});

test('draws a chart of one day, and one of zeros', () => {
  expect(linesOf([point(3)], 100, 20, 3)).toEqual([[[0, 0]]]);
  expect(linesOf([point(0), point(0)], 100, 20, 0)).toEqual([
    [
      [0, 20],
      [100, 20],
    ],
  ]);
});
