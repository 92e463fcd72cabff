import type { AreaChanged, RulesChanged } from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import { above, upwards } from '#shared/area-path.ts';
import { covers } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { slaOf } from '#shared/sla/holds.ts';
import { dayLength } from './ticket/days.ts';

/** Casework's copies of the area tree and of how fast an SLA set lets time pass; the newest version wins. */
const AREAS = 'areas';
const slaKey = (set: string) => `sla#${set}`;

interface AreaRow {
  readonly sk: string;
  readonly sla?: string;
}

export const keepArea =
  (main: Rows) =>
  async ({ data, version }: CloudEvent<DataOf<typeof AreaChanged>>): Promise<void> => {
    const { path, sla } = data;
    await main.putNewer({ pk: AREAS, sk: path, version, ...(sla !== undefined && { sla }) });
  };

export const keepSpeed =
  (main: Rows) =>
  async ({ data: { rules }, version }: CloudEvent<DataOf<typeof RulesChanged>>): Promise<void> => {
    if (rules.kind !== 'sla') return;
    await main.putNewer({ pk: slaKey(rules.name), sk: '-', version, speed: rules.speed ?? 1 });
  };

const isBelow = (path: string, area: string): boolean => path !== area && covers(area, path);

/** What lies below an area and what above it, and which of those below divide further. */
function around(paths: readonly string[], area: string) {
  const below = paths.filter((path) => isBelow(path, area));
  return {
    below,
    over: above(area),
    dividing: below.filter((path) => below.some((other) => isBelow(other, path))),
  };
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
  let cache: { until: number; rows: Promise<AreaRow[]> } | undefined;
  const tree = (): Promise<AreaRow[]> => {
    if (!cache || cache.until <= now()) {
      const rows = main.all<AreaRow>(AREAS);
      cache = { until: now() + keepMs, rows };
      // What failed is asked again next time.
      rows.catch(() => {
        cache = undefined;
      });
    }
    return cache.rows;
  };
  const paths = async () => (await tree()).map(({ sk }) => sk);
  return {
    async placesOf(area) {
      const { below, over, dividing } = around(await paths(), area);
      if (below.length === 0) return over ? [area, over] : [area];
      return [...new Set([area, ...below.filter((path) => above(path) === area), ...dividing])];
    },
    async holdingPlaces(area) {
      const all = await paths();
      const { below, over, dividing } = around(all, area);
      if (below.length > 0) return [area, ...dividing];
      // Of an area that is not known yet it is not known either whether it divides.
      return all.includes(area) && over ? [over] : [area, ...(over ? [over] : [])];
    },
    async roots() {
      return (await paths()).filter((path) => !path.includes('/'));
    },
    async dayMs(area) {
      const named = new Map((await tree()).map((row) => [row.sk, row]));
      const set = slaOf(upwards(area).map((path) => named.get(path) ?? {}));
      const row = await main.get<{ speed: number }>(slaKey(set));
      return dayLength(row?.speed);
    },
  };
}
