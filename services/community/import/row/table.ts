import { guarded } from '../../domain/formula.ts';

/** A value of a cell, as JSON says it. */
export type Value = string | number | boolean | readonly string[] | object | undefined;

/** Rows of one kind with the columns in which they are imported. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Value>>[];
}

/** Excel takes a file for UTF-8 by its byte order mark; the import skips it. */
const BOM = '\uFEFF';

/** RFC 4180 with a header line, as the import reads it; no cell is a formula to a spreadsheet. */
export function asCsv({ columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => guarded(cell(row[column]))))];
  return `${BOM}${lines.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

function cell(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A list of objects with the columns as names; what is absent is left out. */
export const asJson = ({ columns, rows }: Table): string =>
  jsonText(rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))));

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
