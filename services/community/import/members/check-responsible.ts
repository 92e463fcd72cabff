import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Row } from '../row/row.ts';
import type { World } from '../row/world.ts';
import { teams } from '../teams/columns.ts';
import { members } from './columns.ts';

/** Who answers for a team is one of its members. */
export const checkResponsible = (world: World): Flaw[] =>
  [...world.byId(teams).values()].flatMap((row) => responsibleOf(world, row));

function responsibleOf(world: World, row: Row<typeof teams>): Flaw[] {
  const { id: team, responsible: id, active } = row.of;
  if (id === undefined || !active) return [];
  const member = world.member(id);
  if (world.perhaps(members, id)) return [];
  if (!member) return [flaw(row, 'responsible', 'unknown-member', { id })];
  if (member.team !== team) return [flaw(row, 'responsible', 'not-in-team', { id })];
  return member.active ? [] : [flaw(row, 'responsible', 'member-left', { id })];
}

/** Nobody leaves a team that they answer for. Only for teams that the files do not mention: a team's own row answers for its responsible. */
export function checkLeaving(world: World, row: Row<typeof members>): Flaw[] {
  const { id, team, active } = row.of;
  const before = world.known.members.get(id)?.team;
  if (before === undefined || world.byId(teams).has(before) || world.perhaps(teams, before)) return [];
  const left = world.known.teams.get(before);
  if (!left?.active || left.responsible !== id || (team === before && active)) return [];
  return [flaw(row, active ? 'team' : 'active', 'still-responsible', { id: before })];
}
