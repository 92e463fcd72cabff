import { atOnce } from '#shared/at-once.ts';
import { type Counts, sum } from './domain/counts.ts';
import { daysOf } from './domain/day.ts';
import { MEANING } from './domain/definitions.ts';
import { type Figures, figuresOf } from './domain/figures.ts';
import { type Cut, cellsOf, sharesOf } from './domain/tally.ts';
import { concerns, NOWHERE, rootOf } from './domain/ward.ts';
import type { Mark, RollUpRow, Table } from './table.ts';

/** The cuts that a query may group by. */
export const BY = ['day', 'area', 'category', 'channel', 'urgency', 'level'] as const;

export interface Question {
  readonly area: string;
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly by?: (typeof BY)[number] | undefined;
}

export interface Answer {
  readonly area: string;
  readonly from: string;
  readonly to: string;
  readonly total: Figures;
  readonly rows: readonly { readonly key: string; readonly figures: Figures }[];
}

/** Sheets that are read in parallel. */
const AT_ONCE = 8;

/**
 * The figures of an area, exact as of now. A sheet that nobody writes to is counted once and kept as a small row; one that
 * may be written to right now is counted as it is and not kept.
 */
export async function figures(table: Table, question: Question, now: () => number): Promise<Answer> {
  const { area, from, to, by } = question;
  const cut: Cut = by === undefined || by === 'day' ? 'total' : by;
  const sheets = await sheetsOf(table, { area, from, to, cut }, now);
  const byKey = Map.groupBy(
    sheets.flatMap(({ day, cells }) =>
      Object.entries(cells).map(([key, counts]) => ({ key: by === 'day' ? day : key, counts })),
    ),
    ({ key }) => key,
  );
  const cell = (key: string): Counts => sum((byKey.get(key) ?? []).map(({ counts }) => counts));
  const wanted = by === undefined ? [] : by === 'day' ? daysOf(from, to) : [...byKey.keys()].sort();
  return {
    area,
    from,
    to,
    total: figuresOf(sum([...byKey.keys()].map(cell))),
    rows: wanted.map((key) => ({ key, figures: figuresOf(cell(key)) })),
  };
}

type Wanted = Question & { readonly cut: Cut };

/** What each sheet of the period adds to the area. */
async function sheetsOf(
  table: Table,
  wanted: Wanted,
  now: () => number,
): Promise<Pick<RollUpRow, 'day' | 'cells'>[]> {
  const { area, cut, from, to } = wanted;
  const marks = await marksFor(table, wanted);
  // Taken after the marks were read: a mark that has expired by then had expired for its writers, too.
  const at = now();
  const kept = new Map((await table.kept(area, cut, from, to)).map((row) => [sheetId(row), row]));
  const found: Pick<RollUpRow, 'day' | 'cells'>[] = [];
  const open = marks.filter((mark) => {
    const row = kept.get(sheetId(mark));
    const holds = row !== undefined && row.until >= mark.until && row.meaning === MEANING;
    if (holds) found.push(row);
    return !holds;
  });
  return [...found, ...(await atOnce(AT_ONCE, open, (mark) => counted(table, wanted, mark, at)))];
}

async function counted(table: Table, { area, cut }: Wanted, mark: Mark, at: number): Promise<RollUpRow> {
  const lines = await table.lines(mark.ward, mark.day);
  const row = { ...mark, meaning: MEANING, cells: cellsOf(lines.flatMap(sharesOf), area, cut) };
  if (mark.until < at) await table.keep(area, cut, row);
  return row;
}

/** The marks of all sheets that may hold facts of the area. */
async function marksFor(table: Table, { area, from, to }: Question): Promise<Mark[]> {
  const roots = [rootOf(area), NOWHERE];
  const marks = await Promise.all(roots.map((root) => table.marks(root, from, to)));
  return marks.flat().filter(({ ward }) => concerns(area, ward));
}

const sheetId = ({ day, ward }: Pick<Mark, 'day' | 'ward'>): string => `${day}#${ward}`;
