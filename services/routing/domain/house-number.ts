/** What may stand between a name and its number: 幸福里小区的第12号楼, 幸福里(12幢), 幸福里,12号. */
const BRIDGE = '(?:小区|社区)?[的,、:;()-]*第?';
const LIST = '\\d{1,4}(?:[、,和及与至到-]\\d{1,4})*';
const DONE = '(?=$|[,.;:!?、。()/])';

/** Buildings, also several at once: 12-18号楼, 3、5幢. */
const BUILDINGS = new RegExp(`^${BRIDGE}(${LIST})(?:号楼|幢|栋|座)`);
/** One number: 12号, 12-3-402 (building, unit, room), or a bare 12 at the end of what was written. */
const ONE = new RegExp(`^${BRIDGE}(\\d{1,4})(?:号|弄|-\\d|${DONE})`);
/** Not the house number 12 of a road: 清潭路12号楼 is a building of an estate there; but 12号楼下 is. */
const BUILDING_ON_ROAD = /^号楼(?![下上道前后旁门里内边])/;

/**
 * The building or house numbers that follow a name, read from the text right after it; none when there are none.
 * 3单元, 502室, 12楼 (a floor or a building?), 3个 are not such numbers.
 */
export function numbersAfter(rest: string, of: 'building' | 'road'): number[] {
  if (of === 'building') {
    const several = BUILDINGS.exec(rest)?.[1];
    if (several) return (several.match(/\d+/g) ?? []).map(Number);
  }
  const one = ONE.exec(rest);
  if (!one?.[1]) return [];
  const after = rest.slice(rest.indexOf(one[1]) + one[1].length);
  if (of === 'road' && BUILDING_ON_ROAD.test(after)) return [];
  return [Number(one[1])];
}
