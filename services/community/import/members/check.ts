import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { teams } from '../teams/columns.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkLeaving, checkResponsible } from './check-responsible.ts';
import { members } from './columns.ts';

/** A member belongs to a team; a responsible person cannot leave the team. */
export const checkMembers = (proposal: Proposal): Flaw[] => [
  ...checkResponsible(proposal),
  ...[...proposal.byId(members).values()].flatMap((row) => [
    ...checkTeamOf(proposal, row),
    ...checkLeaving(proposal, row),
  ]),
  ...checkNumbers(proposal),
];

function checkTeamOf(proposal: Proposal, row: Row<typeof members>): Flaw[] {
  const { id, team: teamId, active } = row.of;
  const known = proposal.known.members.get(id);
  if (known && !proposal.covers(known.area)) return [flaw(row, 'id', 'outside-your-area')];
  const team = proposal.team(teamId);
  if (!team)
    return proposal.perhaps(teams, teamId) ? [] : [flaw(row, 'team', 'unknown-team', { id: teamId })];
  const path = proposal.paths.get(team.area);
  if (path !== undefined && !proposal.covers(path)) return [flaw(row, 'team', 'outside-your-area')];
  // Who was there when the team was closed stays on its list: what was exported can be imported again.
  const joins = active && !(known?.active && known.team === teamId);
  return joins && !team.active ? [flaw(row, 'team', 'team-closed', { id: teamId })] : [];
}
