/**
 * Paths of areas: the ids from the root down, joined by `/` (`qt/qt-03/qt-03-07`).
 */

/** An area's own id, the last one of its path. */
export const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Path of the area above; undefined at the root. */
export const above = (path: string): string | undefined =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : undefined;

/** The path itself and all above it, the nearest first: `qt/qt-03/qt-03-07`, `qt/qt-03`, `qt`. */
export function upwards(path: string): string[] {
  const paths: string[] = [];
  for (let up: string | undefined = path; up !== undefined; up = above(up)) paths.push(up);
  return paths;
}

/** Is `path` the area `of` or below it? `*` covers everything. */
export const covers = (of: string, path: string): boolean =>
  of === '*' || path === of || path.startsWith(`${of}/`);

/** The id of the root that a path begins with. */
export const rootOf = (path: string): string => path.split('/', 1)[0] ?? path;

export const isRoot = (path: string): boolean => !path.includes('/');

/** Of several paths the one nearest to a root, of as near ones the first by name; undefined of none. */
export const topmost = (paths: readonly string[]): string | undefined =>
  [...paths].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0];

const depth = (path: string): number => path.split('/').length;
