import type { GrantChanged } from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
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

const keyOf = (staff: string) => `grant#${staff}`;

/** Every service keeps its own copy of the grants, latest version wins. */
export const projectGrant =
  (rows: Rows) =>
  async (event: CloudEvent<DataOf<typeof GrantChanged>>): Promise<void> => {
    const { staff, member, grants, active } = event.data;
    await rows.putNewer({ pk: keyOf(staff), sk: '-', version: event.version, member, grants, active });
  };

/** A change is in force within this time plus the journey of its event; the promise is 60 s. */
const CACHE_MS = 20_000;

/**
 * Reads the service's copy, remembered for a short while by a warm worker.
 * The bootstrap administrator (deployment setting) may import the first grants, until an import gives them their own.
 */
export function grantReader(rows: Rows, now: () => number = Date.now): GrantReader {
  const cache = new Map<string, { until: number; granted: Granted }>();
  return async (staff) => {
    const hit = cache.get(staff);
    if (hit && hit.until > now()) return hit.granted;
    const row = await rows.get<GrantRow>(keyOf(staff));
    const granted = row
      ? { member: row.member, grants: row.active ? row.grants : [] }
      : { grants: staff === env.bootstrapAdmin ? [{ role: 'admin' as const, area: '*' }] : [] };
    cache.set(staff, { until: now() + CACHE_MS, granted });
    return granted;
  };
}
