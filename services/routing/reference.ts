import { type ReferenceReader, referenceReader } from '#shared/reference/cache.ts';
import { areaAt, type Gazetteer, gazetteer } from './domain/gazetteer.ts';
import { type Taxonomy, taxonomy } from './domain/taxonomy.ts';
import type { Copies } from './store.ts';

/** What routing knows of the community, ready to be matched against. */
export interface Reference {
  readonly gazetteer: Gazetteer;
  readonly taxonomy: Taxonomy;
}

export type Community = ReferenceReader<Reference>;

/** A warm worker's copy is used so long. */
const KEPT_MS = 60_000;
/** A copy that is younger is fresh enough even when a look-up found nothing. */
const FRESH_MS = 2_000;

/**
 * The reference data, read once in a while by a warm worker. Teams and members are not here: they are read at each
 * decision, so that nobody who has just left becomes a holder.
 */
export const communityReader = (
  copies: Pick<Copies, 'areas' | 'taxonomy'>,
  now: () => number = Date.now,
): Community => referenceReader(() => load(copies), { keepMs: KEPT_MS, freshMs: FRESH_MS, now });

/** Reference data that know these areas, if any do: whose rights have just begun sees what is theirs at once. */
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
