import { expect, test } from 'vitest';
import { communityOf } from './community.ts';
import { SEED } from './files.ts';
import { smallPartOf } from './small.ts';

type Ring = [number, number][];
const whole = communityOf(SEED);
const ringOf = ({ shape }: { shape: string }): Ring => JSON.parse(shape).coordinates[0];

/** The shoelace formula; positive when the ring turns counter-clockwise. */
const areaOf = (ring: Ring): number =>
  ring.slice(1).reduce((sum, [x, y], n) => {
    const [u, v] = ring[n] ?? [0, 0];
    return sum + (u * y - x * v) / 2;
  }, 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

test.each(whole.areas.filter(({ kind }) => kind !== 'block'))('$name is tiled by what lies in it', (area) => {
  const inside = whole.areas.filter(({ parent }) => parent === area.id).map(ringOf);
  const own = areaOf(ringOf(area));
  expect(own).toBeGreaterThan(0);
  for (const ring of inside) expect(areaOf(ring)).toBeGreaterThan(0);
  expect(Math.abs(sum(inside.map(areaOf)) / own - 1)).toBeLessThan(0.001);
});

test('every area has a shape of few points, the same in the small part', () => {
  for (const area of whole.areas) {
    expect(ringOf(area).length, area.id).toBeLessThanOrEqual(20);
    expect(ringOf(area)[0], area.id).toEqual(ringOf(area).at(-1));
  }
  for (const area of smallPartOf(whole).areas)
    expect(area.shape).toBe(whole.areas.find(({ id }) => id === area.id)?.shape);
});
