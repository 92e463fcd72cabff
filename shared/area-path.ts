/**
 * Paths of areas: the ids from the root down, joined by `/` (`qt/qt-03/qt-03-07`). Whether one area covers another is
 * `covers` of `shared/auth/principal.ts`.
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
