import type { Place } from '#events/community.ts';
import type { Row } from '../row/row.ts';
import type { places } from './columns.ts';

/** The places of each area in one order and each once, so that the same names in another order are no change. */
export function placesByArea(rows: readonly Row<typeof places>[]): Map<string, Place[]> {
  const byArea = Map.groupBy(rows, ({ of }) => of.area);
  return new Map(
    [...byArea].map(([area, list]) => {
      const places = list.map(({ of: { area: _area, ...place } }) => [JSON.stringify(place), place] as const);
      return [area, [...new Map(places)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)];
    }),
  );
}
