import { MAX_PATH, mayHold } from '../../domain/tree.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Row } from '../row/row.ts';
import type { World } from '../row/world.ts';
import { sla } from '../sla/columns.ts';
import { areas } from './columns.ts';

type AreaRow = Row<typeof areas>;

/** Every area hangs on a root, below a higher kind that is open, and within what the caller administers. */
export function checkAreas(world: World): Flaw[] {
  const kept = keptChildren(world);
  return [...world.byId(areas).values()].flatMap((row) => [
    ...checkParent(world, row),
    ...checkChildren(row, kept.get(row.of.id) ?? []),
    ...checkPath(world, row),
    ...checkSet(world, row),
  ]);
}

/** The set of deadlines that an area names is there, or comes along. */
function checkSet(world: World, row: AreaRow): Flaw[] {
  const { sla: id } = row.of;
  if (id === undefined || world.known.slaSets.has(id) || world.perhaps(sla, id)) return [];
  return world.rows(sla).some(({ of }) => of.set === id) ? [] : [flaw(row, 'sla', 'unknown-sla', { id })];
}

function checkParent(world: World, row: AreaRow): Flaw[] {
  const { id, parent, kind, active } = row.of;
  if (parent === undefined) return [];
  if (world.circle.has(id)) return [flaw(row, 'parent', 'cycle')];
  const above = world.areas.get(parent);
  if (!above)
    return world.perhaps(areas, parent) ? [] : [flaw(row, 'parent', 'unknown-parent', { id: parent })];
  const flaws: Flaw[] = [];
  if (!mayHold(above.kind, kind))
    flaws.push(flaw(row, 'parent', 'wrong-parent-kind', { kind, parent: above.kind }));
  if (active && !above.active) flaws.push(flaw(row, 'parent', 'parent-closed', { id: parent }));
  return flaws;
}

type Child = { id: string; kind: AreaRow['of']['kind']; active: boolean };

/** Stored areas that the files do not mention, by parent: the parent's row answers for them. */
function keptChildren(world: World): Map<string, Child[]> {
  const filed = world.byId(areas);
  const kept = [...world.known.areas.values()].filter(({ id }) => !filed.has(id));
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

function checkPath({ paths, known, covers }: World, row: AreaRow): Flaw[] {
  const path = paths.get(row.of.id);
  if (path === undefined) return [];
  const before = known.areas.get(row.of.id)?.path;
  const flaws = path.length > MAX_PATH ? [flaw(row, 'parent', 'too-deep')] : [];
  return covers(path) && (before === undefined || covers(before))
    ? flaws
    : [...flaws, flaw(row, 'id', 'outside-your-area')];
}
