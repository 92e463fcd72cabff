import type { AreaKind } from '#events/community.ts';

interface Node {
  readonly id: string;
  readonly parent?: string | undefined;
}

/** Longest path that an event may carry. */
export const MAX_PATH = 200;

/**
 * The path of every node that hangs on a root, from the parents alone and whatever the order of the rows. `circle` has
 * those that are their own ancestors; what hangs below a circle or an unknown parent has no path.
 */
export function pathsOf(nodes: ReadonlyMap<string, Node>): {
  paths: Map<string, string>;
  circle: Set<string>;
} {
  const paths = new Map<string, string>();
  const circle = new Set<string>();
  const visited = new Set<string>();
  for (const start of nodes.keys()) {
    const trail: string[] = [];
    const onTrail = new Map<string, number>();
    let at: string | undefined = start;
    while (at !== undefined && !visited.has(at) && nodes.has(at)) {
      visited.add(at);
      onTrail.set(at, trail.length);
      trail.push(at);
      at = nodes.get(at)?.parent;
    }
    const met = at === undefined ? undefined : onTrail.get(at);
    if (met !== undefined) for (const id of trail.slice(met)) circle.add(id);
    for (const id of trail.reverse()) {
      const parent = nodes.get(id)?.parent;
      const above = parent === undefined ? '' : paths.get(parent);
      if (above !== undefined) paths.set(id, above === '' ? id : `${above}/${id}`);
    }
  }
  return { paths, circle };
}

/** How high a kind stands; a parent stands higher than its child. Community and village are the same level. */
const rank: Readonly<Record<AreaKind, number>> = {
  district: 1,
  subdistrict: 2,
  community: 3,
  village: 3,
  neighbourhood: 4,
  block: 5,
};

export const mayHold = (parent: AreaKind, child: AreaKind): boolean => rank[parent] < rank[child];

/**
 * Advised households of a block, by where it lies: a warning, never an obstacle.
 * Source: the size rule of the zones (250-300 households in town, 100-150 or one natural village in the country).
 */
export const blockSize = { town: { from: 250, to: 300 }, country: { from: 100, to: 150 } } as const;
