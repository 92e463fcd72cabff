import { type TeamRow, team } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { pathOf, type World } from '../row/world.ts';
import { teams } from './columns.ts';

export const planned = {
  stage: stage({ name: 'teams', aggregate: team }),
  targets: (world, following) =>
    [...filedTeams(world), ...following.teams].map((row) => ({ id: row.id, row })),
} satisfies Planned;

/** The teams of the files as whole rows. */
export const filedTeams = (world: World): TeamRow[] =>
  [...world.byId(teams).values()].map(({ of }) => ({ ...of, area: pathOf(world, of.area) }));
