import * as z from 'zod/mini';
import { type Cells, schemas } from './columns.ts';
import { type Flaw, flaw, type Spot, schemaFlaws } from './flaw.ts';
import { type ImportKind, kinds, type NewImport } from './input.ts';
import { readRaw } from './raw.ts';
import type { RawRow } from './raw-row.ts';

export interface Row<K extends ImportKind> extends Spot {
  readonly of: Cells<K>;
}

/** Rows whose every cell is right by itself, by kind. */
export type Rows = { readonly [K in ImportKind]: readonly Row<K>[] };

export interface Read {
  readonly rows: Rows;
  readonly flaws: readonly Flaw[];
  /** Ids (staff numbers, codes) on bad rows by kind: others may refer to them without being wrong themselves. */
  readonly badIds: ReadonlyMap<ImportKind, ReadonlySet<string>>;
  /** Kinds with rows of which not even the id could be read. */
  readonly illegible: ReadonlySet<ImportKind>;
  /** All rows of the files, good and bad. */
  readonly count: number;
  readonly signature?: string;
}

/** Most rows of one request; a city imports subdistrict by subdistrict. */
export const MAX_ROWS = 30_000;

/** Reads all files and checks every row by itself. */
export function readFiles(files: NewImport['files']): Read {
  const rows = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as {
    [K in ImportKind]: Row<K>[];
  };
  const badIds = new Map(kinds.map((kind) => [kind, new Set<string>()]));
  const flaws: Flaw[] = [];
  const illegible = new Set<ImportKind>();
  let signature: string | undefined;
  let count = 0;
  for (const [i, file] of files.entries()) {
    const raw = readRaw(file, i + 1);
    flaws.push(...raw.flaws);
    if (raw.flaws.length > 0) illegible.add(file.kind);
    count += raw.rows.length + new Set(raw.flaws.map(({ line }) => line)).size;
    signature = raw.signature ?? signature;
    for (const each of raw.rows) {
      const bad = parseInto(rows, file.kind, each);
      flaws.push(...bad);
      const { id, staff, code, purpose, set } = each.cells;
      if (bad.length > 0) badIds.get(file.kind)?.add(id ?? staff ?? code ?? purpose ?? set ?? '');
    }
  }
  return { rows, flaws, badIds, illegible, count, ...(signature !== undefined && { signature }) };
}

function parseInto(rows: { [K in ImportKind]: Row<K>[] }, kind: ImportKind, { at, cells }: RawRow): Flaw[] {
  const illegible = cellFlaws({ at, cells });
  if (illegible.length > 0) return illegible;
  const result = z.safeParse(schemas[kind], cells, { reportInput: true });
  if (!result.success) return schemaFlaws(at, result.error.issues);
  (rows[kind] as Row<ImportKind>[]).push({ ...at, of: result.data });
  return [];
}

// Tab and line ends are text; all other control characters are rubbish of some program.
const control = /(?![\t\n\r])\p{Cc}/u;

/** Text that was read in a wrong encoding, or carries what nobody can see. Names with 𠮷, emoji or HTML are fine. */
function cellFlaws({ at, cells }: RawRow): Flaw[] {
  return Object.entries(cells).flatMap(([field, cell]) => {
    if (cell.includes('\uFFFD') || !cell.isWellFormed()) return [flaw(at, field, 'bad-encoding')];
    return control.test(cell) ? [flaw(at, field, 'control-character')] : [];
  });
}
