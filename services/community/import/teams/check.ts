import { idOf } from '#shared/area-path.ts';
import { checkAreaOf } from '../areas/check-area-of.ts';
import { checkStored } from '../areas/check-stored.ts';
import type { Flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { teams } from './columns.ts';

/** A team works in an open area. Who answers for it is checked with the members. */
export const checkTeams = (proposal: Proposal): Flaw[] =>
  [...proposal.byId(teams).values()].flatMap((row) => [
    ...checkAreaOf(proposal, row, row.of.area, row.of.active && !stays(proposal, row)),
    ...checkStored(proposal, row, proposal.known.teams.get(row.of.id)?.area),
  ]);

/** A team that was there when its area was closed may stand in a file again as it stands here. */
function stays({ known }: Proposal, { of: { id, area } }: Row<typeof teams>): boolean {
  const team = known.teams.get(id);
  return team?.active === true && idOf(team.area) === area;
}
