import { checkAreaOf } from '../areas/check-area-of.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Row } from '../row/row.ts';
import { coversAll, type World } from '../row/world.ts';
import { services } from './columns.ts';

/** An entry of the directory stands in a category, which is an entry without one; two levels, no more. */
export const checkServices = (world: World): Flaw[] =>
  [...world.byId(services).values()].flatMap((row) => [
    ...checkCategory(world, row),
    ...checkRange(world, row),
    ...checkEmptied(world, row),
  ]);

function checkCategory(world: World, row: Row<typeof services>): Flaw[] {
  const { category: id } = row.of;
  if (id === undefined || world.perhaps(services, id)) return [];
  const category = world.byId(services).get(id)?.of ?? world.known.services.get(id);
  return category && category.category === undefined
    ? []
    : [flaw(row, 'category', 'unknown-service-category', { id })];
}

/** What is for one area is that area's administrator's; what is for everybody needs all of it. */
function checkRange(world: World, row: Row<typeof services>): Flaw[] {
  const before = world.known.services.get(row.of.id);
  const areas = before ? [row.of.area, before.area] : [row.of.area];
  const everywhere = areas.includes(undefined) && !coversAll(world);
  const held = before?.area === undefined || world.covers(world.paths.get(before.area) ?? before.area);
  if (everywhere || !held) return [flaw(row, 'area', 'outside-your-area')];
  return row.of.area === undefined ? [] : checkAreaOf(world, row, row.of.area, row.of.active);
}

/** A category cannot become a service while services stand in it. */
function checkEmptied(world: World, row: Row<typeof services>): Flaw[] {
  if (row.of.category === undefined) return [];
  const inside = [...world.known.services.values()].find(
    ({ id, category }) => category === row.of.id && !world.byId(services).has(id),
  );
  return inside ? [flaw(row, 'category', 'still-a-category', { id: inside.id })] : [];
}
