import { checkAreaOf } from '../areas/check-area-of.ts';
import { checkStored } from '../areas/check-stored.ts';
import type { Flaw } from '../errors/flaw.ts';
import type { World } from '../row/world.ts';
import { units } from './columns.ts';

export const checkUnits = (world: World): Flaw[] =>
  [...world.byId(units).values()].flatMap((row) => [
    ...checkAreaOf(world, row, row.of.area),
    ...checkStored(world, row, world.known.units.get(row.of.id)?.area),
  ]);
