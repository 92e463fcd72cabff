import { covers } from '#shared/auth/principal.ts';

/** The ward of reports that are not placed yet. */
export const NOWHERE = '-';

/** The other services' ways of saying so; the place of a fact is empty then. */
export const isNowhere = (area: string | undefined): area is undefined | '' =>
  area === undefined || ['', NOWHERE, 'unplaced'].includes(area);

/**
 * The part of the tree whose facts of a day share a sheet: a block's grandparent (its subdistrict), or the root where there
 * is none. Derived from the path alone, so every worker finds the same one without a read.
 */
export function wardOf(area: string | undefined): string {
  if (isNowhere(area)) return NOWHERE;
  const ids = area.split('/');
  return ids.slice(0, Math.max(1, ids.length - 2)).join('/');
}

/** The wards that a ticket may have been in before its block was known: those of the areas around it, and none. */
export function wardsBefore(area: string | undefined): string[] {
  const own = wardOf(area);
  const ids = own === NOWHERE ? [] : (area ?? '').split('/');
  const around = ids.map((_, n) => wardOf(ids.slice(0, n).join('/')));
  return [...new Set([NOWHERE, ...around])].filter((ward) => ward !== own);
}

export const rootOf = (area: string): string => area.split('/')[0] ?? area;

/** May facts of this ward belong to the area? Unplaced ones belong to every root. */
export const concerns = (area: string, ward: string): boolean =>
  ward === NOWHERE ? isRoot(area) : covers(area, ward) || covers(ward, area);

/** Does `place` belong to the area? An unknown place belongs to the root alone. */
export const within = (area: string, place: string): boolean =>
  place === '' ? isRoot(area) : covers(area, place);

/** The child of `area` in which a place lies; the area itself for a place in none of its children. */
export function childOf(area: string, place: string): string {
  if (!place.startsWith(`${area}/`)) return area;
  const end = place.indexOf('/', area.length + 1);
  return end === -1 ? place : place.slice(0, end);
}

const isRoot = (area: string): boolean => !area.includes('/');
