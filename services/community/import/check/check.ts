import { byRow, type Flaw, flaw, rowKey } from '../errors/flaw.ts';
import type { Read } from '../file/read-files.ts';
import { rowKinds } from '../registry/kinds.ts';
import type { Known } from '../row/known.ts';
import type { Covers, Proposal } from '../row/proposal.ts';
import { type Row, type Rows, rowsOf } from '../row/row.ts';
import { checkIds } from './check-ids.ts';
import { proposalOf } from './proposal.ts';

export interface Checked {
  /** The community after the import, without the bad rows. */
  readonly proposal: Proposal;
  /** Every bad row once. */
  readonly flaws: readonly Flaw[];
}

/**
 * Checks all rows against each other and what is stored. With `partial`, bad rows are removed and the rest is checked
 * again until no row is bad.
 */
export function check(read: Read, known: Known, covers: Covers, partial: boolean): Checked {
  let { rows } = read;
  let proposal = proposalOf(read, known, covers);
  const flaws = [...read.flaws, ...crossFlaws(proposal)];
  for (let found = flaws; partial && found.length > 0; ) {
    const bad = new Set(flaws.map(rowKey));
    const incomplete = brokenSets(read, rows, flaws).filter((row) => !bad.has(rowKey(row)));
    for (const row of incomplete) bad.add(rowKey(row));
    rows = without(rows, bad);
    proposal = proposalOf({ ...read, rows, badIds: new Map(), illegible: new Set() }, known, covers);
    found = [...incomplete.map((row) => flaw(row, '', 'set-incomplete')), ...crossFlaws(proposal)];
    flaws.push(...found);
  }
  return { proposal, flaws: byRow(flaws) };
}

const crossFlaws = (proposal: Proposal): Flaw[] => [
  ...checkIds(proposal),
  ...rowKinds.flatMap(({ check: checkKind }) => checkKind(proposal)),
];

/** Rows of sets that are valid only as a whole: a rule set, a set of deadlines, the grants of one person. */
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
