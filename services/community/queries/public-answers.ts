import { createHash } from 'node:crypto';
import type { Answered, Reply } from '#shared/http/call.ts';
import type { CommunityStore } from '../store/community-store.ts';

/** Kinds of areas that residents know by name: not the district around them, not the blocks inside. */
const publicKinds = new Set(['subdistrict', 'community', 'village', 'neighbourhood']);

export async function publicAreas(store: CommunityStore) {
  const areas = (await store.areas())
    .filter(({ active, kind }) => active && publicKinds.has(kind))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, name, nameEn, kind }) => ({ path, name, nameEn, kind }));
  return { areas };
}

export async function publicTaxonomy(store: CommunityStore) {
  const found = await store.rules('taxonomy');
  const categories = found?.rules.kind === 'taxonomy' ? found.rules.categories : [];
  return {
    version: found?.version ?? 0,
    categories: categories.map(({ code, parent, name, nameEn }) => ({ code, parent, name, nameEn })),
  };
}

/** Cacheable by anybody for a minute; 304 when the client has the current version already. */
export function cacheable<B extends object>(
  body: B,
  ifNoneMatch: string | undefined,
): Answered<200, B> | Reply<304, undefined> {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'public, max-age=60' };
  const known = ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return known ? { status: 304, headers } : { status: 200, headers, body };
}
