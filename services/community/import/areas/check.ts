import { MAX_PATH, mayHold } from '../../domain/tree.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { sla } from '../sla/columns.ts';
import { areas } from './columns.ts';

type AreaRow = Row<typeof areas>;

/** Every area hangs on a root, below a higher kind that is open, and within what the caller administers. */
export function checkAreas(proposal: Proposal): Flaw[] {
  const kept = keptChildren(proposal);
  return [...proposal.byId(areas).values()].flatMap((row) => [
    ...checkParent(proposal, row),
    ...checkChildren(row, kept.get(row.of.id) ?? []),
    ...checkPath(proposal, row),
    ...checkSet(proposal, row),
  ]);
}

/** The set of deadlines that an area names is there, or comes along. */
function checkSet(proposal: Proposal, row: AreaRow): Flaw[] {
  const { sla: id } = row.of;
  if (id === undefined || proposal.known.slaSets.has(id) || proposal.perhaps(sla, id)) return [];
  return proposal.rows(sla).some(({ of }) => of.set === id) ? [] : [flaw(row, 'sla', 'unknown-sla', { id })];
}

function checkParent(proposal: Proposal, row: AreaRow): Flaw[] {
  const { id, parent, kind, active } = row.of;
  if (parent === undefined) return [];
  if (proposal.circle.has(id)) return [flaw(row, 'parent', 'cycle')];
  const above = proposal.areas.get(parent);
  if (!above)
    return proposal.perhaps(areas, parent) ? [] : [flaw(row, 'parent', 'unknown-parent', { id: parent })];
  const flaws: Flaw[] = [];
  if (!mayHold(above.kind, kind))
    flaws.push(flaw(row, 'parent', 'wrong-parent-kind', { kind, parent: above.kind }));
  if (active && !above.active) flaws.push(flaw(row, 'parent', 'parent-closed', { id: parent }));
  return flaws;
}

type Child = { id: string; kind: AreaRow['of']['kind']; active: boolean };

/** Stored areas that the files do not mention, by parent: the parent's row answers for them. */
function keptChildren(proposal: Proposal): Map<string, Child[]> {
  const filed = proposal.byId(areas);
  const kept = [...proposal.known.areas.values()].filter(({ id }) => !filed.has(id));
  return Map.groupBy(kept, ({ parent }) => parent ?? '');
}

function checkChildren(row: AreaRow, children: readonly Child[]): Flaw[] {
  const { kind, active } = row.of;
  return children.flatMap((child) => {
    if (!mayHold(kind, child.kind))
      return [flaw(row, 'kind', 'wrong-parent-kind', { kind: child.kind, parent: kind })];
    return child.active && !active ? [flaw(row, 'active', 'still-in-use', { id: child.id })] : [];
  });
}

function checkPath({ paths, known, covers }: Proposal, row: AreaRow): Flaw[] {
  const path = paths.get(row.of.id);
  if (path === undefined) return [];
  const before = known.areas.get(row.of.id)?.path;
  const flaws = path.length > MAX_PATH ? [flaw(row, 'parent', 'too-deep')] : [];
  return covers(path) && (before === undefined || covers(before))
    ? flaws
    : [...flaws, flaw(row, 'id', 'outside-your-area')];
}
