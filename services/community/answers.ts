import { createHash } from 'node:crypto';
import { idOf } from '#shared/area-path.ts';
import { may, type Principal, type Staff } from '#shared/auth/principal.ts';
import { type Answered, ok, type Reply } from '#shared/http/call.ts';
import { badCursor, fromCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import type { CommunityStore } from './store.ts';

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

/** Anybody may keep it for a minute; who has it already is told so. */
export function cacheable<B extends object>(
  body: B,
  ifNoneMatch: string | undefined,
): Answered<200, B> | Reply<304, undefined> {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'public, max-age=60' };
  const known = ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return known ? { status: 304, headers } : { status: 200, headers, body };
}

const AREAS_PER_PAGE = 500;
/** Where a page of areas ended: the row of an area. */
const AREA_ROW = /^area#[\w.-]{1,64}$/;

/** Whole rows of the areas that the caller may see. A page may be shorter, or empty, while `next` says that there is more. */
export async function areaPage(store: CommunityStore, who: Staff, after?: string) {
  if (after && !AREA_ROW.test(after)) throw badCursor();
  const page = await store.areaPage({ limit: AREAS_PER_PAGE, ...(after && { after }) });
  const areas = page.rows
    .filter(({ path }) => may(who, 'community.read', path))
    .map(({ pk: _pk, sk: _sk, version, ...row }) => ({ ...row, version }));
  return { areas, ...(page.next && { next: page.next }) };
}

/** What the caller may do, and the names of those areas. */
export async function me(
  store: CommunityStore,
  who: Principal,
  nameOf: (member: string) => Promise<string | undefined>,
) {
  if (who.kind !== 'staff') throw problems.signInNeeded();
  const { staff, member, grants } = who;
  const [areas, name] = await Promise.all([
    store.areasById(grants.map(({ area }) => idOf(area))),
    member === undefined ? undefined : nameOf(member),
  ]);
  return ok({
    staff,
    member,
    name,
    grants,
    areas: areas.map(({ path, name, nameEn, kind }) => ({ path, name, nameEn, kind })),
  });
}

/** Which page of bad rows a cursor means. @throws Problem invalid for one that no page gave out */
export function errorPage(after: string | undefined): number | undefined {
  const key = fromCursor<{ n?: unknown }>(after);
  if (key === undefined) return undefined;
  if (!Number.isSafeInteger(key.n) || (key.n as number) < 1) throw badCursor();
  return key.n as number;
}
