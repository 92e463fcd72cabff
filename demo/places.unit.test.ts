import { expect, test } from 'vitest';
import { communityOf } from './community.ts';
import { SEED } from './files.ts';
import { placeRows } from './places.ts';
import type { PlaceRow } from './rows.ts';
import { smallPartOf } from './small.ts';

const places = placeRows();
const small = smallPartOf(communityOf(SEED)).places;

/** Every single number of every name → the blocks that claim it. */
function claims(rows: readonly PlaceRow[], kind: PlaceRow['kind']): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows.filter((one) => one.kind === kind)) {
    const step = row.parity === '' ? 1 : 2;
    for (let n = Number(row.from); n <= Number(row.to); n += step) {
      const key = `${row.name} ${n}`;
      found.set(key, [...(found.get(key) ?? []), row.area]);
    }
  }
  return found;
}
const doubtful = (of: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...of].filter(([, areas]) => areas.length > 1).map(([key]) => key);
const count = (name: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => `${name} ${i + 1}`);

test('every building belongs to exactly one block, but for the estate name that exists twice', () => {
  expect(doubtful(claims(places, 'building'))).toEqual(count('东风新村', 8));
});

test('every house number belongs to exactly one block, but for the lane that exists twice', () => {
  expect(doubtful(claims(places, 'road'))).toEqual(count('中弄', 40));
});

test('the buildings of an estate are numbered without a gap', () => {
  const buildings = claims(places, 'building');
  for (const name of new Set([...buildings.keys()].map((key) => key.split(' ')[0] ?? ''))) {
    const numbers = [...buildings.keys()].filter((key) => key.startsWith(`${name} `)).length;
    expect(
      [...count(name, numbers)].every((key) => buildings.has(key)),
      name,
    ).toBe(true);
  }
});

test('a name that two blocks share without a number belongs to their neighbourhood', () => {
  const shared = ['东风新村', '和平里'];
  for (const kind of ['estate', 'alias', 'landmark']) {
    const names = places
      .filter((row) => row.kind === kind && !shared.includes(row.name))
      .map((row) => row.name);
    expect(new Set(names).size).toBe(names.length);
  }
  for (const name of shared) {
    expect(places.filter((row) => row.kind === 'estate' && row.name === name)).toHaveLength(2);
  }
});

test('only the building number tells on which side of the boundary 和平里 is meant', () => {
  const buildings = claims(places, 'building');
  expect(buildings.get('和平里 8')).toEqual(['qt-11-04']);
  expect(buildings.get('和平里 9')).toEqual(['qt-12-01']);
});

test('every block has a name that no other block has', () => {
  const buildings = [...claims(places, 'building'), ...claims(places, 'road')].filter(
    ([, areas]) => areas.length === 1,
  );
  expect(new Set(buildings.flatMap(([, areas]) => areas)).size).toBe(127);
});

test('an odd or even range starts and ends on its side of the road, in ascending order', () => {
  for (const row of places.filter((one) => one.from !== '')) {
    expect(Number(row.from)).toBeLessThanOrEqual(Number(row.to));
    if (row.parity === '') continue;
    const remainder = row.parity === 'odd' ? 1 : 0;
    expect([Number(row.from) % 2, Number(row.to) % 2]).toEqual([remainder, remainder]);
  }
});

test('the small part keeps a certain address, a doubtful one, an alias and a rare letter', () => {
  expect(claims(small, 'building').get('幸福里 12')).toEqual(['qt-03-07']);
  expect(claims(small, 'building').get('东风新村 5')).toEqual(['qt-03-01', 'qt-08-01']);
  expect(claims(small, 'building').get('东风新村 10')).toEqual(['qt-08-02']);
  expect(claims(small, 'road').get('中弄 7')).toEqual(['qt-03-02', 'qt-08-03']);
  expect(claims(small, 'building').get('𠮷祥里 3')).toEqual(['qt-03-02']);
  expect(small.some((row) => row.kind === 'alias')).toBe(true);
});
