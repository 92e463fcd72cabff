import type { AreaKind, Place } from '#events/community.ts';
import { idOf, topmost, upwards } from '#shared/area-path.ts';
import { indexNames, type NameIndex } from './name-index.ts';
import { normalise } from './normalise.ts';

/** Routing's copy of an area, as community last published it. */
export interface AreaRow {
  readonly version: number;
  readonly id: string;
  readonly path: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly places: readonly Place[];
  /** The SLA rule set that holds here and below. */
  readonly sla?: string | undefined;
  readonly active: boolean;
}

/** One thing that a name may mean: an area, or the numbers of a name that belong to it. */
export interface Meaning {
  readonly area: AreaRow;
  readonly kind: Place['kind'] | 'area';
  readonly name: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly parity?: 'odd' | 'even' | undefined;
  /** A short form that is also an ordinary word (渡口 for 渡口小区): it counts only where a number follows. */
  readonly short?: true;
}

/** All names of a community, and its active areas. */
export interface Gazetteer {
  readonly byId: ReadonlyMap<string, AreaRow>;
  readonly blocks: readonly AreaRow[];
  readonly names: NameIndex<Meaning>;
  /** Path of the area that stands for the whole community; undefined when there are no areas. */
  readonly root: string | undefined;
}

/** Independent of the order of the rows; of two rows of one area the newer version counts. */
export function gazetteer(rows: Iterable<AreaRow>): Gazetteer {
  const newest = new Map<string, AreaRow>();
  for (const row of rows) if ((newest.get(row.id)?.version ?? 0) < row.version) newest.set(row.id, row);
  const areas = [...newest.values()].filter((a) => a.active).sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    byId: new Map(areas.map((a) => [a.id, a])),
    blocks: areas.filter((a) => a.kind === 'block'),
    names: indexNames(areas.flatMap((a) => [...namesOf(a)])),
    root: topmost(areas.map((a) => a.path)),
  };
}

function* namesOf(area: AreaRow): Iterable<readonly [string, Meaning]> {
  yield [normalise(area.name), { area, kind: 'area', name: area.name }];
  if (area.nameEn) yield [normalise(area.nameEn), { area, kind: 'area', name: area.nameEn }];
  for (const place of area.places) {
    const name = normalise(place.name);
    yield [name, { area, ...place }];
    // People leave the word for "estate" away.
    if (/..小区$/.test(name)) yield [name.slice(0, -2), { area, ...place, short: true }];
  }
}

/** The area that a path ends in, wherever it stands in the tree today. */
export const areaAt = (g: Gazetteer, path: string): AreaRow | undefined => g.byId.get(idOf(path));

/** The areas from this one up to the root that are still there, the nearest first. */
export const areasUpwards = (g: Gazetteer, path: string): AreaRow[] =>
  upwards(path).flatMap((up) => areaAt(g, up) ?? []);

/** The smallest area that contains all the paths; undefined when they have nothing in common. */
export function common(paths: readonly string[]): string | undefined {
  const [first, ...others] = paths.map((path) => path.split('/'));
  if (!first) return undefined;
  const parted = first.findIndex((id, i) => others.some((other) => other[i] !== id));
  return (parted === -1 ? first : first.slice(0, parted)).join('/') || undefined;
}
