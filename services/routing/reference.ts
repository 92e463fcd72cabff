import { type ReferenceReader, referenceReader } from '#shared/reference/cache.ts';
import { areaAt, type Gazetteer, gazetteer } from './domain/gazetteer.ts';
import { type Taxonomy, taxonomy } from './domain/taxonomy.ts';
import type { Copies } from './store.ts';

/** The community's names and categories, indexed for matching. */
export interface Reference {
  readonly gazetteer: Gazetteer;
  readonly taxonomy: Taxonomy;
}

export type Community = ReferenceReader<Reference>;

/** How long a warm worker uses its copy. */
const KEPT_MS = 60_000;
/** A copy younger than this counts as fresh, even when a look-up found nothing. */
const FRESH_MS = 2_000;

/**
 * The reference data, cached by a warm worker. Teams and members are read at each decision instead, so that nobody who
 * has just left becomes a holder.
 */
export const communityReader = (
  copies: Pick<Copies, 'areas' | 'taxonomy'>,
  now: () => number = Date.now,
): Community => referenceReader(() => load(copies), { keepMs: KEPT_MS, freshMs: FRESH_MS, now });

/** Reference data with these areas, fresh if the cached one lacks any: new leads see their tickets at once. */
export async function knowing(
  reference: Pick<Community, 'current' | 'fresh'>,
  areas: readonly string[],
): Promise<Reference> {
  const current = await reference.current();
  const known = areas.every((area) => area === '*' || areaAt(current.gazetteer, area));
  return known ? current : reference.fresh();
}

async function load(copies: Pick<Copies, 'areas' | 'taxonomy'>): Promise<Reference> {
  const [areas, rules] = await Promise.all([copies.areas(), copies.taxonomy()]);
  return { gazetteer: gazetteer(areas), taxonomy: taxonomy(rules?.version ?? 0, rules?.categories ?? []) };
}
