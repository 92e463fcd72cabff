import { csv } from '#shared/text/csv.ts';

/** A value of a cell, as JSON says it. */
export type Value = string | number | boolean | readonly string[] | object | undefined;

/** Rows of one kind with the columns in which they are imported. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Value>>[];
}

/** As the import reads it, with a header line. */
export const asCsv = ({ columns, rows }: Table): string =>
  csv([columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]);

function cell(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A list of objects with the columns as names; what is absent is left out. */
export const asJson = ({ columns, rows }: Table): string =>
  jsonText(rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))));

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
