import { MAX_PATH, mayHold } from '../domain/tree.ts';
import { type Flaw, flaw, type Spot } from './flaw.ts';
import type { Row } from './read.ts';
import type { World } from './world.ts';

/** Most names of one area; the whole row travels in one event. */
export const MAX_PLACES = 300;

/** Every area hangs on a root, below a higher kind that is open, and within what the caller administers. */
export function checkAreas(world: World): Flaw[] {
  const kept = keptChildren(world);
  return [...world.files.areas.values()].flatMap((row) => [
    ...checkParent(world, row),
    ...checkChildren(row, kept.get(row.of.id) ?? []),
    ...checkPath(world, row),
    ...checkSet(world, row),
  ]);
}

/** The set of deadlines that an area names is there, or comes along. */
function checkSet({ known, rows, perhaps }: World, row: Row<'areas'>): Flaw[] {
  const { sla } = row.of;
  const there = sla === undefined || known.slaSets.has(sla) || rows.sla.some(({ of }) => of.set === sla);
  return there || perhaps('sla', sla) ? [] : [flaw(row, 'sla', 'unknown-sla', { id: sla })];
}

function checkParent(world: World, row: Row<'areas'>): Flaw[] {
  const { id, parent, kind, active } = row.of;
  if (parent === undefined) return [];
  if (world.circle.has(id)) return [flaw(row, 'parent', 'cycle')];
  const above = world.areas.get(parent);
  if (!above)
    return world.perhaps('areas', parent) ? [] : [flaw(row, 'parent', 'unknown-parent', { id: parent })];
  const flaws: Flaw[] = [];
  if (!mayHold(above.kind, kind))
    flaws.push(flaw(row, 'parent', 'wrong-parent-kind', { kind, parent: above.kind }));
  if (active && !above.active) flaws.push(flaw(row, 'parent', 'parent-closed', { id: parent }));
  return flaws;
}

type Child = { id: string; kind: Row<'areas'>['of']['kind']; active: boolean };

/** Stored areas that the files do not mention, by parent: the parent's row answers for them. */
function keptChildren({ known, files }: World): Map<string, Child[]> {
  const kept = [...known.areas.values()].filter(({ id }) => !files.areas.has(id));
  return Map.groupBy(kept, ({ parent }) => parent ?? '');
}

function checkChildren(row: Row<'areas'>, children: readonly Child[]): Flaw[] {
  const { kind, active } = row.of;
  return children.flatMap((child) => {
    if (!mayHold(kind, child.kind))
      return [flaw(row, 'kind', 'wrong-parent-kind', { kind: child.kind, parent: kind })];
    return child.active && !active ? [flaw(row, 'active', 'still-in-use', { id: child.id })] : [];
  });
}

function checkPath({ paths, known, covers }: World, row: Row<'areas'>): Flaw[] {
  const path = paths.get(row.of.id);
  if (path === undefined) return [];
  const before = known.areas.get(row.of.id)?.path;
  const flaws = path.length > MAX_PATH ? [flaw(row, 'parent', 'too-deep')] : [];
  return covers(path) && (before === undefined || covers(before))
    ? flaws
    : [...flaws, flaw(row, 'id', 'outside-your-area')];
}

/** Places belong to areas that exist; all places of an area are replaced together. */
export function checkPlaces(world: World): Flaw[] {
  const count = new Map<string, number>();
  return world.rows.places.flatMap((row) => {
    const { area } = row.of;
    count.set(area, (count.get(area) ?? 0) + 1);
    if ((count.get(area) ?? 0) > MAX_PLACES)
      return [flaw(row, 'area', 'too-many-places', { max: MAX_PLACES })];
    return checkAreaOf(world, row, area);
  });
}

/** The area that a row names is known and the caller's. */
export function checkAreaOf(world: World, row: Spot, area: string, active = false): Flaw[] {
  const there = world.areas.get(area);
  if (!there) return world.perhaps('areas', area) ? [] : [flaw(row, 'area', 'unknown-area', { id: area })];
  const path = world.paths.get(area);
  if (path !== undefined && !world.covers(path)) return [flaw(row, 'area', 'outside-your-area')];
  return active && !there.active ? [flaw(row, 'area', 'area-closed', { id: area })] : [];
}
