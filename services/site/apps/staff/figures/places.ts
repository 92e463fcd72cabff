import { covers } from '#shared/auth/principal.ts';
import type { Area } from '../api/answers.ts';

/** The areas to start from: those of the reader's right; for the whole community, the roots of the tree. */
export const rootsOf = (held: readonly string[], areas: readonly Pick<Area, 'path'>[]): string[] =>
  held.includes('*')
    ? areas
        .map(({ path }) => path)
        .filter((path) => !areas.some((above) => above.path !== path && covers(above.path, path)))
    : [...held];

/** The path from the root that covers the area down to it. */
export function trailOf(area: string, roots: readonly string[]): string[] {
  const root = roots.find((of) => covers(of, area));
  if (root === undefined) return [area];
  const ids = area.split('/');
  return ids.map((_, i) => ids.slice(0, i + 1).join('/')).filter((path) => covers(root, path));
}

/** The areas directly below, in the tree's order. */
export const childrenOf = <T extends Pick<Area, 'path'>>(area: string, areas: readonly T[]): T[] =>
  areas
    .filter(({ path }) => path.startsWith(`${area}/`) && !path.slice(area.length + 1).includes('/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
