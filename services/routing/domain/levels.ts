import type { Level } from '#events/rules.ts';
import { type AreaRow, areasUpwards, type Gazetteer } from './gazetteer.ts';

/** Where to look for a holder of a level: the nearest area of its kinds; then, level by level, of the next ones. */
export function areasForLevel(
  g: Gazetteer,
  levels: readonly Level[],
  path: string,
  level: number,
): AreaRow[] {
  const way = areasUpwards(g, path);
  const stations = levels
    .filter((l) => l.level >= level)
    .sort((a, b) => a.level - b.level)
    .flatMap((l) => way.find((area) => l.at.includes(area.kind)) ?? []);
  return [...new Set(stations)];
}
