import { idOf } from '#shared/area-path.ts';
import type { Principal } from '#shared/auth/principal.ts';
import { ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import type { CommunityStore } from '../store/community-store.ts';

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
