import * as z from 'zod/mini';
import type { Zone } from '#shared/calendar/zone.ts';
import { type Flaw, flaw, schemaFlaws } from '../errors/flaw.ts';
import { rowKind } from '../registry/kinds.ts';
import type { Columns } from '../row/columns.ts';
import type { RawRow } from '../row/raw-row.ts';
import type { Row, Rows } from '../row/row.ts';
import type { NewImport } from './input.ts';
import { readFile } from './read-file.ts';

export interface Read {
  readonly rows: Rows;
  readonly flaws: readonly Flaw[];
  /** Ids (staff numbers, codes) on bad rows by kind: others may refer to them without being wrong themselves. */
  readonly badIds: ReadonlyMap<string, ReadonlySet<string>>;
  /** Kinds with rows of which not even the id could be read. */
  readonly illegible: ReadonlySet<string>;
  /** All rows of the files, good and bad. */
  readonly count: number;
  readonly signature?: string;
  /** By whose clocks local times were read. */
  readonly zone: Zone;
}

/** Most rows of one request; a city imports subdistrict by subdistrict. */
export const MAX_ROWS = 30_000;

/** Reads all files and checks every row by itself. */
export function readFiles(files: NewImport['files'], zone: Zone): Read {
  const rows = new Map<string, Row[]>();
  const badIds = new Map<string, Set<string>>();
  const flaws: Flaw[] = [];
  const illegible = new Set<string>();
  let signature: string | undefined;
  let count = 0;
  for (const [i, file] of files.entries()) {
    const { columns } = rowKind(file.kind);
    const raw = readFile(file, i + 1, columns);
    const schema = columns.schema(zone);
    flaws.push(...raw.flaws);
    if (raw.flaws.length > 0) illegible.add(file.kind);
    count += raw.rows.length + new Set(raw.flaws.map(({ line }) => line)).size;
    signature = raw.signature ?? signature;
    for (const each of raw.rows) {
      const read = parse(schema, each);
      if (Array.isArray(read)) {
        flaws.push(...read);
        badIds.set(file.kind, (badIds.get(file.kind) ?? new Set()).add(each.cells[columns.key ?? ''] ?? ''));
      } else into(rows, file.kind).push(read);
    }
  }
  return { rows, flaws, badIds, illegible, count, zone, ...(signature !== undefined && { signature }) };
}

function into(rows: Map<string, Row[]>, kind: string): Row[] {
  const list = rows.get(kind) ?? [];
  rows.set(kind, list);
  return list;
}

/** The row, or what is wrong with its cells. */
function parse(schema: ReturnType<Columns['schema']>, { at, cells }: RawRow): Row | Flaw[] {
  const illegible = cellFlaws({ at, cells });
  if (illegible.length > 0) return illegible;
  const result = z.safeParse(schema, cells, { reportInput: true });
  return result.success ? { ...at, of: result.data } : schemaFlaws(at, result.error.issues);
}

// Tab and line ends are text; all other control characters are debris of some program.
const control = /(?![\t\n\r])\p{Cc}/u;

/** Text in a wrong encoding, or with invisible control characters. Names with 𠮷, emoji or HTML are fine. */
function cellFlaws({ at, cells }: RawRow): Flaw[] {
  return Object.entries(cells).flatMap(([field, cell]) => {
    if (cell.includes('\uFFFD') || !cell.isWellFormed()) return [flaw(at, field, 'bad-encoding')];
    return control.test(cell) ? [flaw(at, field, 'control-character')] : [];
  });
}
