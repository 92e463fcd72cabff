import { above } from '#shared/area-path.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { type AreaTree, areaTree } from '#shared/reference/area-tree.ts';
import { referenceReader } from '#shared/reference/cache.ts';
import { slaOf } from '#shared/sla/holds.ts';
import { dayLength } from '../ticket/days.ts';

export const AREAS = 'areas';
export const slaKey = (set: string) => `sla#${set}`;

interface Area {
  readonly path: string;
  readonly sla?: string;
}

/** Lists may lag so far behind a change of the tree, in milliseconds. */
const PATIENCE = 60_000;

export interface Areas {
  /**
   * The places whose lists make up an area's: its own, those right below, and of those further down all that have
   * something below. A lowest area, such as a block, stands in the list of what is above it, among its neighbours.
   */
  placesOf(area: string): Promise<readonly string[]>;
  /** Of these, the places in whose lists placed tickets can stand; a lowest area's are in the list of what is above. */
  holdingPlaces(area: string): Promise<readonly string[]>;
  /** The roots of all trees. */
  roots(): Promise<readonly string[]>;
  /** How long a day is for this area's call-backs, in milliseconds. */
  dayMs(area: string): Promise<number>;
}

/** @param keepMs how long a worker remembers the tree, in milliseconds */
export function areaReader(main: Rows, now: () => number = Date.now, keepMs: number = PATIENCE): Areas {
  const tree = referenceReader(() => treeOf(main), { keepMs, now });
  return {
    async placesOf(area) {
      const known = await tree.current();
      const { below, over } = around(known, area);
      if (below.length === 0) return over ? [area, over] : [area];
      return [
        ...new Set([area, ...below.filter((path) => above(path) === area), ...below.filter(known.divides)]),
      ];
    },
    async holdingPlaces(area) {
      const known = await tree.current();
      const { below, over } = around(known, area);
      if (below.length > 0) return [area, ...below.filter(known.divides)];
      // Of an area that is not known yet it is not known either whether it divides.
      return known.has(area) && over ? [over] : [area, ...(over ? [over] : [])];
    },
    async roots() {
      return (await tree.current()).roots;
    },
    async dayMs(area) {
      const set = slaOf((await tree.current()).upwards(area));
      const row = await main.get<{ speed: number }>(slaKey(set));
      return dayLength(row?.speed);
    },
  };
}

async function treeOf(main: Rows): Promise<AreaTree<Area>> {
  const rows = await main.all<{ sla?: string }>(AREAS);
  return areaTree(rows.map(({ sk, sla }) => ({ path: sk, ...(sla !== undefined && { sla }) })));
}

const around = (tree: AreaTree<Area>, area: string) => ({ below: tree.below(area), over: above(area) });
