import { unguarded } from '../domain/formula.ts';
import { columnsOf, needed } from './columns.ts';
import { csvRecords } from './csv.ts';
import { type Flaw, flaw, type Spot } from './flaw.ts';
import type { ImportKind, NewImport } from './input.ts';
import { asCell, isObject, type RawRow, row } from './raw-row.ts';
import { slaCells } from './raw-sla.ts';

export interface RawFile {
  readonly kind: ImportKind;
  readonly rows: readonly RawRow[];
  readonly flaws: readonly Flaw[];
  /** Of a JSON file of templates: what stands in front of each message. */
  readonly signature?: string;
}

type File = NewImport['files'][number];

/** The rows of a file with their lines. A wrong header or a text that is not JSON is one flaw on line 1. */
export function readRaw(file: File, number: number): RawFile {
  const at = (line: number): Spot => ({ file: number, kind: file.kind, line });
  return file.format === 'csv' ? readCsv(file, at) : readJson(file, at);
}

function readCsv({ kind, content }: File, at: (line: number) => Spot): RawFile {
  if (kind === 'calendar') return { kind, rows: [], flaws: [flaw(at(1), '', 'json-only')] };
  const [first, ...records] = csvRecords(content);
  if (!first) return { kind, rows: [], flaws: [flaw(at(1), '', 'empty-file')] };
  if (!first.cells) return { kind, rows: [], flaws: [flaw(at(first.line), '', 'bad-quoting')] };
  const header = first.cells.map((name) => name.trim());
  const flaws = headerFlaws(kind, header, at(first.line));
  if (flaws.length > 0) return { kind, rows: [], flaws };
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
  return { kind, rows, flaws };
}

function headerFlaws(kind: ImportKind, header: readonly string[], at: Spot): Flaw[] {
  const known = columnsOf(kind);
  return [
    ...needed[kind]
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

/** Rule sets are objects with a list inside, all else is a list. */
const inside: Partial<Record<ImportKind, string>> = { taxonomy: 'categories', templates: 'templates' };

function readJson({ kind, content }: File, at: (line: number) => Spot): RawFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return { kind, rows: [], flaws: [flaw(at(1), '', 'bad-json')] };
  }
  if (kind === 'calendar') return { kind, rows: [calendarRow(parsed, at(1))], flaws: [] };
  if (kind === 'sla') return { kind, ...slaCells(parsed, at) };
  const holder = isObject(parsed) ? parsed : undefined;
  const elements = holder ? holder[inside[kind] ?? ''] : parsed;
  if (!Array.isArray(elements)) return { kind, rows: [], flaws: [flaw(at(1), '', 'bad-json')] };
  const rows: RawRow[] = [];
  const flaws: Flaw[] = [];
  for (const [i, element] of elements.entries()) {
    const bad = elementFlaws(kind, element, at(i + 1));
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
  return { kind, rows, flaws, ...(signature !== undefined && { signature }) };
}

function elementFlaws(kind: ImportKind, element: unknown, at: Spot): Flaw[] {
  if (!isObject(element)) return [flaw(at, '', 'bad-json')];
  const known = columnsOf(kind);
  return Object.entries(element).flatMap(([name, value]) => {
    if (!known.has(columnName(name)))
      return [flaw(at, name.slice(0, 40), 'unknown-column', { column: name.slice(0, 40) })];
    const nested = name === 'shape' && isObject(value);
    const flat = Array.isArray(value) ? value.every((word) => typeof word === 'string') : !isObject(value);
    return flat || nested ? [] : [flaw(at, name, 'bad-json')];
  });
}

/** A calendar is one value; inside another object it may stand as in the events. */
const calendarRow = (parsed: unknown, at: Spot): RawRow =>
  row(at, [['calendar', JSON.stringify((isObject(parsed) && parsed.calendar) || parsed)]]);

/** Rule sets in JSON are written as in the events. */
const columnName = (name: string): string => (name === 'nameEn' ? 'name_en' : name);
