import { blocksOf, neighbourhoodId, neighbourhoods, ROOT } from './areas.ts';
import type { Neighbourhood } from './map.ts';
import { streamFor } from './random.ts';

type Point = readonly [longitude: number, latitude: number];

/** 晴棠 lies in the open sea, where no real street is meant. */
const ORIGIN: Point = [123.5, 30.5];
/** A neighbourhood is about a kilometre wide. */
const CELL: Point = [0.0104, 0.0081];
const COLUMNS = 5;
const ROWS = 4;

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** A corner of the grid of neighbourhoods, moved a little so that no border is a ruler's line. */
function corner(seed: number, column: number, row: number): Point {
  const random = streamFor(seed, `corner ${column} ${row}`);
  const moved = (n: number, axis: 0 | 1) => ORIGIN[axis] + CELL[axis] * (n + (random() - 0.5) * 0.3);
  return [round(moved(column, 0)), round(moved(row, 1))];
}

const between = ([x, y]: Point, [u, v]: Point, share: number): Point => [
  round(x + (u - x) * share),
  round(y + (v - y) * share),
];

/** Counter-clockwise and closed, as RFC 7946 wants an outer ring. */
const polygon = (...ring: readonly Point[]): string =>
  JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] });

/** Shapes by area id: blocks tile their neighbourhood, neighbourhoods tile the subdistrict. */
export function shapesOf(seed: number): ReadonlyMap<string, string> {
  return new Map([
    [ROOT, outline(seed)],
    ...neighbourhoods.flatMap((one, n) => shapesIn(seed, one, n % COLUMNS, Math.floor(n / COLUMNS))),
  ]);
}

function outline(seed: number): string {
  const along = (count: number) => Array.from({ length: count }, (_, n) => n);
  return polygon(
    ...along(COLUMNS).map((n) => corner(seed, n, 0)),
    ...along(ROWS).map((n) => corner(seed, COLUMNS, n)),
    ...along(COLUMNS).map((n) => corner(seed, COLUMNS - n, ROWS)),
    ...along(ROWS).map((n) => corner(seed, 0, ROWS - n)),
  );
}

/** Two rows of blocks, north and south of a street through the middle. */
function shapesIn(seed: number, one: Neighbourhood, column: number, row: number): [string, string][] {
  const [sw, se, ne, nw] = [
    corner(seed, column, row),
    corner(seed, column + 1, row),
    corner(seed, column + 1, row + 1),
    corner(seed, column, row + 1),
  ];
  const west = between(sw, nw, 0.5);
  const east = between(se, ne, 0.5);
  const all = blocksOf(one).map(({ id }) => id);
  const north = all.slice(0, Math.ceil(all.length / 2));
  return [
    [neighbourhoodId(one), polygon(sw, se, ne, nw)],
    ...rowOf(north, [west, east], [nw, ne], cutsOf(seed, `${one.no} north`, north.length)),
    ...rowOf(
      all.slice(north.length),
      [sw, se],
      [west, east],
      cutsOf(seed, `${one.no} south`, all.length - north.length),
    ),
  ];
}

/** Where a row is cut, 0 to 1, a little unevenly. */
function cutsOf(seed: number, name: string, count: number): readonly number[] {
  const random = streamFor(seed, `cuts ${name}`);
  return Array.from({ length: count + 1 }, (_, n) =>
    n === 0 || n === count ? n / count : (n + (random() - 0.5) * 0.3) / count,
  );
}

function rowOf(
  ids: readonly string[],
  [sw, se]: readonly [Point, Point],
  [nw, ne]: readonly [Point, Point],
  cuts: readonly number[],
): [string, string][] {
  return ids.map((id, n) => {
    const [from = 0, to = 1] = cuts.slice(n, n + 2);
    const south = [between(sw, se, from), between(sw, se, to)] as const;
    const north = [between(nw, ne, to), between(nw, ne, from)] as const;
    return [id, polygon(...south, ...north)];
  });
}
