import { stringify } from 'csv-stringify/sync';
import { guarded } from './formula.ts';

export type CsvRow = readonly (string | number)[];

/**
 * A CSV file (RFC 4180, UTF-8, LF after each row) that people may open: it begins with a byte order mark, by which
 * spreadsheets take it for UTF-8, and no text in it runs as a formula.
 */
export const csv = (rows: readonly CsvRow[]): string => write(rows, { bom: true });

/** The same without the mark, for files that programs and version control read. */
export const plainCsv = (rows: readonly CsvRow[]): string => write(rows, { bom: false });

const write = (rows: readonly CsvRow[], { bom }: { bom: boolean }): string =>
  stringify(rows as CsvRow[], { bom, quoted_match: /\r/, cast: { string: guarded } });
