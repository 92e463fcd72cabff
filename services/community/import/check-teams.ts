import { idOf } from '#shared/area-path.ts';
import { checkAreaOf } from './check-areas.ts';
import { type Flaw, flaw } from './flaw.ts';
import type { Row } from './read.ts';
import type { World } from './world.ts';

/** A team works in an open area, and who answers for it is one of its members. */
export const checkTeams = (world: World): Flaw[] =>
  [...world.files.teams.values()].flatMap((row) => [
    ...checkAreaOf(world, row, row.of.area, row.of.active && !stays(world, row)),
    ...checkStored(world, row, world.known.teams.get(row.of.id)?.area),
    ...checkResponsible(world, row),
  ]);

/** A team that was there when its area was closed may stand in a file again as it stands here. */
function stays({ known }: World, { of: { id, area } }: Row<'teams'>): boolean {
  const team = known.teams.get(id);
  return team?.active === true && idOf(team.area) === area;
}

/** Nobody takes a row away from an area that they do not administer. */
function checkStored({ covers }: World, row: Row<'teams' | 'units'>, before: string | undefined): Flaw[] {
  return before === undefined || covers(before) ? [] : [flaw(row, 'id', 'outside-your-area')];
}

function checkResponsible(world: World, row: Row<'teams'>): Flaw[] {
  const { id: team, responsible: id, active } = row.of;
  if (id === undefined || !active) return [];
  const member = world.member(id);
  if (world.perhaps('members', id)) return [];
  if (!member) return [flaw(row, 'responsible', 'unknown-member', { id })];
  if (member.team !== team) return [flaw(row, 'responsible', 'not-in-team', { id })];
  return member.active ? [] : [flaw(row, 'responsible', 'member-left', { id })];
}

export const checkUnits = (world: World): Flaw[] =>
  [...world.files.units.values()].flatMap((row) => [
    ...checkAreaOf(world, row, row.of.area),
    ...checkStored(world, row, world.known.units.get(row.of.id)?.area),
  ]);

/** A member belongs to a team; nobody leaves a team that they answer for. */
export const checkMembers = (world: World): Flaw[] =>
  [...world.files.members.values()].flatMap((row) => [
    ...checkTeamOf(world, row),
    ...checkLeaving(world, row),
  ]);

function checkTeamOf(world: World, row: Row<'members'>): Flaw[] {
  const { id, team: teamId, active } = row.of;
  const known = world.known.members.get(id);
  if (known && !world.covers(known.area)) return [flaw(row, 'id', 'outside-your-area')];
  const team = world.team(teamId);
  if (!team) return world.perhaps('teams', teamId) ? [] : [flaw(row, 'team', 'unknown-team', { id: teamId })];
  const path = world.paths.get(team.area);
  if (path !== undefined && !world.covers(path)) return [flaw(row, 'team', 'outside-your-area')];
  // Who was there when the team was closed stays on its list: what was exported can be imported again.
  const joins = active && !(known?.active && known.team === teamId);
  return joins && !team.active ? [flaw(row, 'team', 'team-closed', { id: teamId })] : [];
}

/** Only for teams that the files do not mention: a team's own row answers for its responsible. */
function checkLeaving(world: World, row: Row<'members'>): Flaw[] {
  const { id, team, active } = row.of;
  const before = world.known.members.get(id)?.team;
  if (before === undefined || world.files.teams.has(before) || world.perhaps('teams', before)) return [];
  const left = world.known.teams.get(before);
  if (!left?.active || left.responsible !== id || (team === before && active)) return [];
  return [flaw(row, active ? 'team' : 'active', 'still-responsible', { id: before })];
}
