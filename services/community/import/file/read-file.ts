import { unguarded } from '#shared/text/formula.ts';
import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import { type Columns, columnNames } from '../row/columns.ts';
import { asCell, isObject, type RawRow, row } from '../row/raw-row.ts';
import { csvRecords } from './csv.ts';

interface RawFile {
  readonly rows: readonly RawRow[];
  readonly flaws: readonly Flaw[];
  /** Of a JSON file of templates: what stands in front of each message. */
  readonly signature?: string;
}

interface File {
  readonly format: 'csv' | 'json';
  readonly content: string;
}

type At = (line: number) => Spot;

/** The rows of a file with their lines. A wrong header or a text that is not JSON is one flaw on line 1. */
export function readFile({ format, content }: File, number: number, columns: Columns): RawFile {
  const at = (line: number): Spot => ({ file: number, kind: columns.kind, line });
  return format === 'csv' ? readCsv(content, columns, at) : readJson(content, columns, at);
}

function readCsv(content: string, columns: Columns, at: At): RawFile {
  if (columns.json?.only) return { rows: [], flaws: [flaw(at(1), '', 'json-only')] };
  const [first, ...records] = csvRecords(content);
  if (!first) return { rows: [], flaws: [flaw(at(1), '', 'empty-file')] };
  if (!first.cells) return { rows: [], flaws: [flaw(at(first.line), '', 'bad-quoting')] };
  const header = first.cells.map((name) => name.trim());
  const flaws = headerFlaws(columns, header, at(first.line));
  if (flaws.length > 0) return { rows: [], flaws };
  const rows: RawRow[] = [];
  for (const { line, cells } of records) {
    if (!cells) flaws.push(flaw(at(line), '', 'bad-quoting'));
    else if (cells.length !== header.length)
      flaws.push(flaw(at(line), '', 'wrong-cell-count', { cells: cells.length, columns: header.length }));
    else
      rows.push(
        row(
          at(line),
          header.map((name, i) => [name, unguarded((cells[i] ?? '').trim())] as const),
        ),
      );
  }
  return { rows, flaws };
}

function headerFlaws(columns: Columns, header: readonly string[], at: Spot): Flaw[] {
  const known = columnNames(columns);
  return [
    ...columns.needed
      .filter((column) => !header.includes(column))
      .map((column) => flaw(at, column, 'missing-column', { column })),
    ...header
      .filter((column) => !known.has(column))
      .map((column) => flaw(at, column, 'unknown-column', { column: column.slice(0, 40) })),
    ...header
      .filter((column, i) => header.indexOf(column) !== i)
      .map((column) => flaw(at, column, 'duplicate-column', { column: column.slice(0, 40) })),
  ];
}

function readJson(content: string, columns: Columns, at: At): RawFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return { rows: [], flaws: [flaw(at(1), '', 'bad-json')] };
  }
  const { read, inside = '' } = columns.json ?? {};
  if (read) return read(parsed, at, columnNames(columns));
  const holder = isObject(parsed) ? parsed : undefined;
  const elements = holder ? holder[inside] : parsed;
  if (!Array.isArray(elements)) return { rows: [], flaws: [flaw(at(1), '', 'bad-json')] };
  const rows: RawRow[] = [];
  const flaws: Flaw[] = [];
  for (const [i, element] of elements.entries()) {
    const bad = elementFlaws(columns, element, at(i + 1));
    if (bad.length > 0) flaws.push(...bad);
    else
      rows.push(
        row(
          at(i + 1),
          Object.entries(element).map(([name, value]) => [columnName(name), asCell(value)] as const),
        ),
      );
  }
  const signature = holder && typeof holder.signature === 'string' ? holder.signature : undefined;
  return { rows, flaws, ...(signature !== undefined && { signature }) };
}

function elementFlaws(columns: Columns, element: unknown, at: Spot): Flaw[] {
  if (!isObject(element)) return [flaw(at, '', 'bad-json')];
  const known = columnNames(columns);
  return Object.entries(element).flatMap(([name, value]) => {
    if (!known.has(columnName(name)))
      return [flaw(at, name.slice(0, 40), 'unknown-column', { column: name.slice(0, 40) })];
    const nested = isObject(value) && columns.json?.nested?.includes(name);
    const flat = Array.isArray(value) ? value.every((word) => typeof word === 'string') : !isObject(value);
    return flat || nested ? [] : [flaw(at, name, 'bad-json')];
  });
}

/** Rule sets in JSON are written as in the events. */
const columnName = (name: string): string => (name === 'nameEn' ? 'name_en' : name);
