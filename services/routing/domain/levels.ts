import { DEFAULT_SLA, type Level } from '#events/rules.ts';
import { type AreaRow, above, areaAt, type Gazetteer } from './gazetteer.ts';

/** Three stations 三站式, until a community has imported rules of its own. */
export const THREE_STATIONS: readonly Level[] = [
  { level: 1, at: ['block'], name: '块区', nameEn: 'Block' },
  { level: 2, at: ['neighbourhood', 'community', 'village'], name: '居民区', nameEn: 'Neighbourhood' },
  { level: 3, at: ['subdistrict'], name: '街道', nameEn: 'Subdistrict' },
];

/** The areas from this one up to the root that are still there, the nearest first. */
export function upwards(g: Gazetteer, path: string): AreaRow[] {
  const found: AreaRow[] = [];
  for (let up: string | undefined = path; up !== undefined; up = above(up)) {
    const area = areaAt(g, up);
    if (area) found.push(area);
  }
  return found;
}

/** The set of SLA rules that holds for an area: the nearest above names it. */
export const slaOf = (g: Gazetteer, path: string): string =>
  upwards(g, path).find((area) => area.sla !== undefined)?.sla ?? DEFAULT_SLA;

/** Where to look for a holder of a level: the nearest area of its kinds; then, level by level, of the next ones. */
export function areasForLevel(
  g: Gazetteer,
  levels: readonly Level[],
  path: string,
  level: number,
): AreaRow[] {
  const way = upwards(g, path);
  const stations = levels
    .filter((l) => l.level >= level)
    .sort((a, b) => a.level - b.level)
    .flatMap((l) => way.find((area) => l.at.includes(area.kind)) ?? []);
  return [...new Set(stations)];
}
