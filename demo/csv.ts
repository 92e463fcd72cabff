import { plainCsv } from '#shared/text/csv.ts';

/** A table with a header line; columns come in the order given. */
export const csv = <R extends object>(columns: readonly (keyof R & string)[], rows: readonly R[]): string =>
  plainCsv([columns, ...rows.map((row) => columns.map((column) => String(row[column])))]);
