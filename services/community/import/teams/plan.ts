import { type TeamRow, team } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { type Proposal, pathOf } from '../row/proposal.ts';
import { teams } from './columns.ts';

export const planned = {
  stage: stage({ name: 'teams', aggregate: team }),
  targets: (proposal, moved) => [...filedTeams(proposal), ...moved.teams].map((row) => ({ id: row.id, row })),
} satisfies Planned;

/** The teams of the files as whole rows. */
export const filedTeams = (proposal: Proposal): TeamRow[] =>
  [...proposal.byId(teams).values()].map(({ of }) => ({ ...of, area: pathOf(proposal, of.area) }));
