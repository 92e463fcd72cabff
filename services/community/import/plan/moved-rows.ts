import { idOf } from '#shared/area-path.ts';
import type { DutyRow, MemberRow, TeamRow, UnitRow } from '../../domain/kinds.ts';
import { movedAreas } from '../areas/plan.ts';
import { duties } from '../duties/columns.ts';
import { members } from '../members/columns.ts';
import type { MovedRows } from '../row/kind.ts';
import { type Proposal, pathOf } from '../row/proposal.ts';
import type { WithId } from '../row/row.ts';
import { teams } from '../teams/columns.ts';
import { filedTeams } from '../teams/plan.ts';
import { units } from '../units/columns.ts';

/** Looks up stored rows by the area or team that they belong to. */
export interface StoredRows {
  inAreas(ids: readonly string[]): Promise<{
    teams: readonly TeamRow[];
    units: readonly UnitRow[];
    duties: readonly DutyRow[];
  }>;
  inTeams(ids: readonly string[]): Promise<readonly MemberRow[]>;
}

const nobody = { teams: [], units: [], duties: [] };

/** Finds the stored rows whose path changes because their area or team moves. */
export async function findMovedRows(proposal: Proposal, stored: StoredRows): Promise<MovedRows> {
  const areas = movedAreas(proposal);
  const near = areas.size > 0 ? await stored.inAreas([...areas]) : nobody;
  const moved = <R extends TeamRow | UnitRow | DutyRow>(columns: WithId, stored: readonly R[]): R[] =>
    stored
      .filter(({ id }) => !proposal.byId(columns).has(id))
      .map((row) => ({ ...row, area: pathOf(proposal, idOf(row.area)) }));
  const movedTeams = moved(teams, near.teams);
  return {
    areas,
    teams: movedTeams,
    units: moved(units, near.units),
    duties: moved(duties, near.duties),
    members: await inTeams(proposal, stored, movedTeams),
  };
}

/** Members that no file names and whose team moved. */
async function inTeams(
  proposal: Proposal,
  stored: StoredRows,
  followed: readonly TeamRow[],
): Promise<MemberRow[]> {
  const gone = filedTeams(proposal).filter(
    ({ id, area }) => (proposal.known.teams.get(id)?.area ?? area) !== area,
  );
  const paths = new Map([...gone, ...followed].map(({ id, area }) => [id, area]));
  const stay = paths.size > 0 ? await stored.inTeams([...paths.keys()]) : [];
  return stay
    .filter(({ id }) => !proposal.byId(members).has(id))
    .map((row) => ({ ...row, area: paths.get(row.team) ?? row.area }));
}
