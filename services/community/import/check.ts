import { checkAreas, checkPlaces } from './check-areas.ts';
import { checkGrants } from './check-grants.ts';
import { checkIds } from './check-ids.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkAbsences, checkDuties } from './check-roster.ts';
import { checkRules } from './check-rules.ts';
import { checkServices } from './check-services.ts';
import { checkSla } from './check-sla.ts';
import { checkMembers, checkTeams, checkUnits } from './check-teams.ts';
import { byRow, type Flaw, flaw, rowKey } from './flaw.ts';
import { type ImportKind, kinds } from './input.ts';
import type { Known } from './known.ts';
import type { Read, Row, Rows } from './read.ts';
import { type Covers, type World, worldOf } from './world.ts';

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
  let world = worldOf(read, known, covers);
  const flaws = [...read.flaws, ...crossFlaws(world)];
  for (let found = flaws; partial && found.length > 0; ) {
    const bad = new Set(flaws.map(rowKey));
    const incomplete = brokenSets(read, world.rows, flaws).filter((row) => !bad.has(rowKey(row)));
    for (const row of incomplete) bad.add(rowKey(row));
    const rows = without(world.rows, bad);
    world = worldOf({ ...read, rows, badIds: new Map(), illegible: new Set() }, known, covers);
    found = [...incomplete.map((row) => flaw(row, '', 'set-incomplete')), ...crossFlaws(world)];
    flaws.push(...found);
  }
  return { world, flaws: byRow(flaws) };
}

const crossFlaws = (world: World): Flaw[] => [
  ...checkIds(world),
  ...checkAreas(world),
  ...checkPlaces(world),
  ...checkTeams(world),
  ...checkMembers(world),
  ...checkNumbers(world),
  ...checkUnits(world),
  ...checkServices(world),
  ...checkDuties(world),
  ...checkAbsences(world),
  ...checkGrants(world),
  ...checkRules(world),
  ...checkSla(world),
];

/** Rows of sets that only make sense as a whole: a rule set, a set of deadlines, the grants of one person. */
function brokenSets(read: Read, rows: Rows, flaws: readonly Flaw[]): Row<ImportKind>[] {
  const touched = new Set(flaws.map(({ kind }) => kind));
  const bad = new Set(flaws.map(rowKey));
  const staff = new Set(read.badIds.get('grants'));
  for (const row of rows.grants) if (bad.has(rowKey(row))) staff.add(row.of.staff);
  const sets = new Set(read.badIds.get('sla'));
  for (const row of rows.sla) if (bad.has(rowKey(row))) sets.add(row.of.set);
  return [
    ...(touched.has('taxonomy') ? rows.taxonomy : []),
    ...(touched.has('templates') ? rows.templates : []),
    ...rows.sla.filter(({ of }) => read.illegible.has('sla') || sets.has(of.set)),
    ...rows.grants.filter(({ of }) => read.illegible.has('grants') || staff.has(of.staff)),
  ];
}

const without = (rows: Rows, bad: ReadonlySet<string>): Rows =>
  Object.fromEntries(
    kinds.map((kind) => [
      kind,
      (rows[kind] as readonly Row<ImportKind>[]).filter((r) => !bad.has(rowKey(r))),
    ]),
  ) as unknown as Rows;
