import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Row } from '../row/row.ts';
import type { World } from '../row/world.ts';
import { teams } from '../teams/columns.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkLeaving, checkResponsible } from './check-responsible.ts';
import { members } from './columns.ts';

/** A member belongs to a team; nobody leaves a team that they answer for. */
export const checkMembers = (world: World): Flaw[] => [
  ...checkResponsible(world),
  ...[...world.byId(members).values()].flatMap((row) => [
    ...checkTeamOf(world, row),
    ...checkLeaving(world, row),
  ]),
  ...checkNumbers(world),
];

function checkTeamOf(world: World, row: Row<typeof members>): Flaw[] {
  const { id, team: teamId, active } = row.of;
  const known = world.known.members.get(id);
  if (known && !world.covers(known.area)) return [flaw(row, 'id', 'outside-your-area')];
  const team = world.team(teamId);
  if (!team) return world.perhaps(teams, teamId) ? [] : [flaw(row, 'team', 'unknown-team', { id: teamId })];
  const path = world.paths.get(team.area);
  if (path !== undefined && !world.covers(path)) return [flaw(row, 'team', 'outside-your-area')];
  // Who was there when the team was closed stays on its list: what was exported can be imported again.
  const joins = active && !(known?.active && known.team === teamId);
  return joins && !team.active ? [flaw(row, 'team', 'team-closed', { id: teamId })] : [];
}
