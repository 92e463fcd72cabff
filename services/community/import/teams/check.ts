import { idOf } from '#shared/area-path.ts';
import { checkAreaOf } from '../areas/check-area-of.ts';
import { checkStored } from '../areas/check-stored.ts';
import type { Flaw } from '../errors/flaw.ts';
import type { Row } from '../row/row.ts';
import type { World } from '../row/world.ts';
import { teams } from './columns.ts';

/** A team works in an open area. Who answers for it is checked with the members. */
export const checkTeams = (world: World): Flaw[] =>
  [...world.byId(teams).values()].flatMap((row) => [
    ...checkAreaOf(world, row, row.of.area, row.of.active && !stays(world, row)),
    ...checkStored(world, row, world.known.teams.get(row.of.id)?.area),
  ]);

/** A team that was there when its area was closed may stand in a file again as it stands here. */
function stays({ known }: World, { of: { id, area } }: Row<typeof teams>): boolean {
  const team = known.teams.get(id);
  return team?.active === true && idOf(team.area) === area;
}
