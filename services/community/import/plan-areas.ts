import type { Place } from '#events/community.ts';
import type { AreaRow } from '../domain/kinds.ts';
import type { Target } from '../domain/target.ts';
import type { World } from './world.ts';

/**
 * The areas of the files, those whose places are replaced, and those whose path changes because an area above them
 * moved. `moved`: stored areas that get another path; what lies in them has to be told.
 */
export function planAreas(world: World): { targets: Target[]; moved: ReadonlySet<string> } {
  const places = placesByArea(world);
  const { known, files, paths } = world;
  const moved = new Set(
    [...known.areas.values()].filter(({ id, path }) => paths.get(id) !== path).map(({ id }) => id),
  );
  const ids = new Set([...files.areas.keys(), ...places.keys(), ...moved]);
  const rows = [...ids].map((id) => rowOf(world, id, places.get(id)));
  return { targets: rows.map((row) => ({ id: row.id, row })), moved };
}

function rowOf({ known, files, paths }: World, id: string, places: Place[] | undefined): AreaRow {
  const stored = known.areas.get(id);
  const cells = files.areas.get(id)?.of;
  const path = paths.get(id);
  const named = cells ? { ...cells, nameEn: cells.name_en } : stored;
  if (!named || path === undefined) throw new Error(`the area ${id} was not checked`);
  return {
    id,
    path,
    parent: named.parent,
    kind: named.kind,
    name: named.name,
    nameEn: named.nameEn,
    households: named.households,
    places: places ?? [...(stored?.places ?? [])],
    sla: named.sla,
    shape: named.shape,
    active: named.active,
  };
}

/** In one order and each once, so that the same names in another order are no change. */
function placesByArea({ rows }: World): Map<string, Place[]> {
  const byArea = Map.groupBy(rows.places, ({ of }) => of.area);
  return new Map(
    [...byArea].map(([area, list]) => {
      const places = list.map(({ of: { area: _area, ...place } }) => [JSON.stringify(place), place] as const);
      return [area, [...new Map(places)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)];
    }),
  );
}
