import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw, type Shape, stepOf, stepsTo } from './map.ts';

const square = (x: number, y: number): Shape => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
});

test('draws north up and west left, with each label in the middle of its shape', () => {
  const { width, height, shapes } = draw(
    [
      { id: 'south-west', shape: square(0, -1) },
      { id: 'north-east', shape: square(1, 0) },
    ],
    200,
  );
  expect([width, height]).toEqual([200, 200]);
  expect(shapes.map(({ at }) => at)).toEqual([
    [50, 150],
    [150, 50],
  ]);
  expect(shapes[0]?.path).toBe('M0 200L100 200L100 100L0 100L0 200Z');
});

test('draws every part of a shape, and nothing without shapes', () => {
  const both: Shape = {
    type: 'MultiPolygon',
    coordinates: [square(0, 0).coordinates, square(3, 0).coordinates] as never,
  };
  expect(draw([{ id: 'a', shape: both }], 100).shapes[0]?.path.match(/M/g)).toHaveLength(2);
  expect(draw([], 100)).toEqual({ width: 0, height: 0, shapes: [] });
});

test('divides counts into whole steps up to the highest, and puts every count in one', () => {
  expect([stepsTo(50), stepsTo(3), stepsTo(0)]).toEqual([[10, 20, 30, 40, 50], [1, 2, 3], [0]]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 900 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (most, part) => {
        const steps = stepsTo(most);
        const n = Math.floor(part * most);
        const at = stepOf(n, steps);
        return n <= (steps[at] ?? -1) && (at === 0 || n > (steps[at - 1] ?? 0));
      },
    ),
  );
});
