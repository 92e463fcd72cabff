import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { teams } from '../teams/columns.ts';
import { members } from './columns.ts';

/** Who answers for a team is one of its members. */
export const checkResponsible = (proposal: Proposal): Flaw[] =>
  [...proposal.byId(teams).values()].flatMap((row) => responsibleOf(proposal, row));

function responsibleOf(proposal: Proposal, row: Row<typeof teams>): Flaw[] {
  const { id: team, responsible: id, active } = row.of;
  if (id === undefined || !active) return [];
  const member = proposal.member(id);
  if (proposal.perhaps(members, id)) return [];
  if (!member) return [flaw(row, 'responsible', 'unknown-member', { id })];
  if (member.team !== team) return [flaw(row, 'responsible', 'not-in-team', { id })];
  return member.active ? [] : [flaw(row, 'responsible', 'member-left', { id })];
}

/** A responsible person cannot leave the team. For teams that no file names: a team's own row checks its responsible. */
export function checkLeaving(proposal: Proposal, row: Row<typeof members>): Flaw[] {
  const { id, team, active } = row.of;
  const before = proposal.known.members.get(id)?.team;
  if (before === undefined || proposal.byId(teams).has(before) || proposal.perhaps(teams, before)) return [];
  const left = proposal.known.teams.get(before);
  if (!left?.active || left.responsible !== id || (team === before && active)) return [];
  return [flaw(row, active ? 'team' : 'active', 'still-responsible', { id: before })];
}
