import { checkIds } from './check-ids.ts';
import { byRow, type Flaw, flaw, rowKey } from './errors/flaw.ts';
import { rowKinds } from './kinds.ts';
import type { Read } from './read.ts';
import type { Known } from './row/known.ts';
import { type Row, type Rows, rowsOf } from './row/row.ts';
import type { Covers, World } from './row/world.ts';
import { worldOf } from './world.ts';

export interface Checked {
  /** How things will stand: without the bad rows. */
  readonly world: World;
  /** Every bad row once. */
  readonly flaws: readonly Flaw[];
}

/**
 * Checks all rows against each other and what is stored. With `partial` the bad rows are taken out and the rest is
 * checked again, until what remains is right by itself.
 */
export function check(read: Read, known: Known, covers: Covers, partial: boolean): Checked {
  let { rows } = read;
  let world = worldOf(read, known, covers);
  const flaws = [...read.flaws, ...crossFlaws(world)];
  for (let found = flaws; partial && found.length > 0; ) {
    const bad = new Set(flaws.map(rowKey));
    const incomplete = brokenSets(read, rows, flaws).filter((row) => !bad.has(rowKey(row)));
    for (const row of incomplete) bad.add(rowKey(row));
    rows = without(rows, bad);
    world = worldOf({ ...read, rows, badIds: new Map(), illegible: new Set() }, known, covers);
    found = [...incomplete.map((row) => flaw(row, '', 'set-incomplete')), ...crossFlaws(world)];
    flaws.push(...found);
  }
  return { world, flaws: byRow(flaws) };
}

const crossFlaws = (world: World): Flaw[] => [
  ...checkIds(world),
  ...rowKinds.flatMap(({ check: checkKind }) => checkKind(world)),
];

/** Rows of sets that only make sense as a whole: a rule set, a set of deadlines, the grants of one person. */
function brokenSets(read: Read, rows: Rows, flaws: readonly Flaw[]): Row[] {
  const touched = new Set(flaws.map(({ kind }) => kind));
  const bad = new Set(flaws.map(rowKey));
  return rowKinds.flatMap(({ columns }) => {
    const { kind, whole, key = '' } = columns;
    const all = rowsOf(rows, columns);
    if (whole === undefined || !touched.has(kind)) return [];
    if (whole === 'file' || read.illegible.has(kind)) return all;
    const keys = new Set(read.badIds.get(kind));
    for (const row of all) if (bad.has(rowKey(row))) keys.add(String(row.of[key]));
    return all.filter(({ of }) => keys.has(String(of[key])));
  });
}

const without = (rows: Rows, bad: ReadonlySet<string>): Rows =>
  new Map([...rows].map(([kind, all]) => [kind, all.filter((row) => !bad.has(rowKey(row)))]));
