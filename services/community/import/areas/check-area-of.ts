import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { World } from '../row/world.ts';
import { areas } from './columns.ts';

/** The area that a row names is known and the caller's. */
export function checkAreaOf(world: World, row: Spot, area: string, active = false): Flaw[] {
  const there = world.areas.get(area);
  if (!there) return world.perhaps(areas, area) ? [] : [flaw(row, 'area', 'unknown-area', { id: area })];
  const path = world.paths.get(area);
  if (path !== undefined && !world.covers(path)) return [flaw(row, 'area', 'outside-your-area')];
  return active && !there.active ? [flaw(row, 'area', 'area-closed', { id: area })] : [];
}
