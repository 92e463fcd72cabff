import { may } from '#shared/auth/principal.ts';
import { type Exporting, idsOf, sortedById } from '../row/exporting.ts';

/** The areas that the caller administers, parents before what lies in them. */
export const ownAreas = async ({ store, who }: Exporting) =>
  (await store.areas())
    .filter(({ path }) => may(who, 'community.write', path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

/** The teams and units that work in them. */
export async function inOwnAreas(of: Exporting) {
  const { teams, units } = await of.store.inAreas(idsOf(await ownAreas(of)));
  return { teams: sortedById(teams), units: sortedById(units) };
}
