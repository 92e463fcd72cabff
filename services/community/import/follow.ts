import { idOf } from '#shared/area-path.ts';
import type { DutyRow, MemberRow, TeamRow, UnitRow } from '../domain/kinds.ts';
import { movedAreas } from './areas/plan.ts';
import { duties } from './duties/columns.ts';
import { members } from './members/columns.ts';
import type { Following } from './row/kind.ts';
import type { WithId } from './row/row.ts';
import { pathOf, type World } from './row/world.ts';
import { teams } from './teams/columns.ts';
import { filedTeams } from './teams/plan.ts';
import { units } from './units/columns.ts';

/** Stored rows by what they lie in. */
export interface Followers {
  inAreas(ids: readonly string[]): Promise<{
    teams: readonly TeamRow[];
    units: readonly UnitRow[];
    duties: readonly DutyRow[];
  }>;
  inTeams(ids: readonly string[]): Promise<readonly MemberRow[]>;
}

const nobody = { teams: [], units: [], duties: [] };

/** Finds the stored rows that follow when the areas and teams that they lie in move. */
export async function follow(world: World, followers: Followers): Promise<Following> {
  const areas = movedAreas(world);
  const near = areas.size > 0 ? await followers.inAreas([...areas]) : nobody;
  const moved = <R extends TeamRow | UnitRow | DutyRow>(columns: WithId, stored: readonly R[]): R[] =>
    stored
      .filter(({ id }) => !world.byId(columns).has(id))
      .map((row) => ({ ...row, area: pathOf(world, idOf(row.area)) }));
  const movedTeams = moved(teams, near.teams);
  return {
    areas,
    teams: movedTeams,
    units: moved(units, near.units),
    duties: moved(duties, near.duties),
    members: await inTeams(world, followers, movedTeams),
  };
}

/** Members whose team moved, with it or alone, and who stand in no file. */
async function inTeams(
  world: World,
  followers: Followers,
  followed: readonly TeamRow[],
): Promise<MemberRow[]> {
  const gone = filedTeams(world).filter(({ id, area }) => (world.known.teams.get(id)?.area ?? area) !== area);
  const paths = new Map([...gone, ...followed].map(({ id, area }) => [id, area]));
  const stay = paths.size > 0 ? await followers.inTeams([...paths.keys()]) : [];
  return stay
    .filter(({ id }) => !world.byId(members).has(id))
    .map((row) => ({ ...row, area: paths.get(row.team) ?? row.area }));
}
