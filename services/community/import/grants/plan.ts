import { idOf } from '#shared/area-path.ts';
import { grants as aggregate, type GrantRow, grantsOf } from '../../domain/kinds.ts';
import { leaver } from '../members/leaving.ts';
import { type MovedRows, type Planned, stage } from '../row/kind.ts';
import { type Proposal, pathOf } from '../row/proposal.ts';
import { grants as columns } from './columns.ts';
import { listGrants } from './list.ts';

export const planned = {
  stage: stage({ name: 'grants', aggregate, list: listGrants }),
  targets: (proposal, moved) => grantRows(proposal, moved).map((row) => ({ id: grantsOf(row.staff), row })),
} satisfies Planned;

/** The sets of the files, those of people whose areas moved, and the empty ones of people who leave. */
function grantRows(proposal: Proposal, { areas: moved }: MovedRows): GrantRow[] {
  const leaves = leaver(proposal);
  const sets = Map.groupBy(proposal.rows(columns), ({ of }) => of.staff);
  const given = [...sets].map(([staff, rows]): GrantRow => {
    const grants = rows.flatMap(({ of: { role, area } }) =>
      role && area ? [{ role, area: area === '*' ? area : pathOf(proposal, area) }] : [],
    );
    return { staff, member: rows[0]?.of.member, grants: grants.sort(byText), active: grants.length > 0 };
  });
  const followed = [...proposal.known.grants.values()]
    .filter(({ staff }) => !sets.has(staff))
    .filter((row) => leaves(row) || row.grants.some(({ area }) => moved.has(idOf(area))))
    .map((row) => ({
      ...row,
      grants: row.grants
        .map(({ role, area }) => ({ role, area: proposal.paths.get(idOf(area)) ?? area }))
        .sort(byText),
    }));
  return [...given, ...followed].map((row) => (leaves(row) ? { ...row, grants: [], active: false } : row));
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
