import { covers, isRoot, upwards } from '#shared/area-path.ts';

/** The areas that a service knows, by their places in the tree. */
export interface AreaTree<A> {
  /** In the order of their rows. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** The paths below an area, at any depth, without its own; `*` has all below. */
  below(area: string): readonly string[];
  /** Has the area others below it? */
  divides(path: string): boolean;
  readonly roots: readonly string[];
  /** What is known of an area and of those above it, the nearest first: the first that has an attribute bequeaths it. */
  upwards(path: string): readonly A[];
}

/** Folds rows into a tree. An area in the middle may be missing: its row is still on the way. */
export function areaTree<A extends { readonly path: string }>(areas: readonly A[]): AreaTree<A> {
  const byPath = new Map(areas.map((area) => [area.path, area]));
  const paths = [...byPath.keys()];
  const dividing = new Set(paths.flatMap((path) => upwards(path).slice(1)));
  return {
    paths,
    has: (path) => byPath.has(path),
    below: (area) => paths.filter((path) => path !== area && covers(area, path)),
    divides: (path) => dividing.has(path),
    roots: paths.filter(isRoot),
    upwards: (path) => upwards(path).flatMap((up) => byPath.get(up) ?? []),
  };
}
