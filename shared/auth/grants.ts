import type { GrantChanged } from '#events/community.ts';
import type { DataOf } from '#events/envelope.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { cache } from '#shared/reference/cache.ts';
import { type Copy, keep, projectGrants } from '#shared/reference/projection.ts';
import type { Grant } from './principal.ts';

interface GrantRow {
  readonly member?: string;
  readonly grants: readonly Grant[];
  readonly active: boolean;
}

export interface Granted {
  readonly member?: string | undefined;
  readonly grants: readonly Grant[];
}

export type GrantReader = (staff: string) => Promise<Granted>;

/** Key of a service's copy of a person's grants. */
export const grantKey = (staff: string) => ({ pk: `grant#${staff}`, sk: '-' });

/** What every service keeps of the grants. */
export const grantCopy: Copy<DataOf<typeof GrantChanged>> = {
  key: ({ staff }) => grantKey(staff),
  keep: ['member', 'grants', 'active'],
};

/** Keeps a service's own copy of the grants; the newest version wins. */
export const projectGrant = (rows: Pick<Rows, 'putNew' | 'putNewer'>) => keep(rows, projectGrants(grantCopy));

/** A change is in force within this time plus the journey of its event; the promise is 60 s. */
const CACHE_MS = 20_000;

/**
 * Reads the service's copy, remembered for a short while by a warm worker.
 * The bootstrap administrator (deployment setting) may import the first grants, until an import gives them their own.
 */
export function grantReader(rows: Rows, now: () => number = Date.now): GrantReader {
  const granted = cache({ keepMs: CACHE_MS, now });
  const read = async (staff: string): Promise<Granted> => {
    const row = await rows.get<GrantRow>(grantKey(staff).pk);
    return row
      ? { member: row.member, grants: row.active ? row.grants : [] }
      : { grants: staff === env.bootstrapAdmin ? [{ role: 'admin' as const, area: '*' }] : [] };
  };
  return (staff) => granted.get(staff, () => read(staff));
}
