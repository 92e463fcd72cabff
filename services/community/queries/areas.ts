import { may, type Staff } from '#shared/auth/principal.ts';
import { badCursor } from '#shared/http/cursor.ts';
import type { CommunityStore } from '../store/community-store.ts';

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
