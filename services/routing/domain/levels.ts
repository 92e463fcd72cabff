import type { Level } from '#events/rules.ts';
import { type AreaRow, areasUpwards, type Gazetteer } from './gazetteer.ts';

/** The areas in which a level's holder is looked for: the nearest of its kinds, then those of the next levels. */
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
