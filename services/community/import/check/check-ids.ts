import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import { rowKinds } from '../registry/kinds.ts';
import type { Proposal } from '../row/proposal.ts';

/** Ids of rule sets, which are subjects of events like those of areas. */
const isReserved = (id: string): boolean =>
  ['taxonomy', 'templates', 'calendar'].includes(id) || id.startsWith('sla.');

/** An id stands for one thing only: subjects of events are the community's own ids. */
export function checkIds(proposal: Proposal): Flaw[] {
  const seen = new Map<string, Spot>();
  const check = (as: string, row: Spot & { of: { id: string } }): Flaw[] => {
    const { id } = row.of;
    const before = seen.get(id);
    if (before)
      return before.kind === row.kind
        ? [flaw(row, 'id', 'duplicate-id', { line: before.line, id })]
        : [flaw(row, 'id', 'id-taken', { id })];
    seen.set(id, row);
    const taken = proposal.known.taken.get(id);
    return isReserved(id) || (taken && taken !== as) ? [flaw(row, 'id', 'id-taken', { id })] : [];
  };
  return rowKinds.flatMap(({ columns, plan }) =>
    columns.key === 'id' && plan
      ? proposal
          .rows(columns)
          .flatMap((row) => check(plan.stage.aggregate.name, row as Spot & { of: { id: string } }))
      : [],
  );
}
