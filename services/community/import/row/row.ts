import type { Spot } from '../errors/flaw.ts';
import type { Cells, Columns } from './columns.ts';

export interface Row<C extends Columns = Columns> extends Spot {
  readonly of: Cells<C>;
}

/** Columns of rows that have an id of their own. */
export type WithId = Columns & { readonly key: 'id' };

/** Rows whose every cell is right by itself, by kind. */
export type Rows = ReadonlyMap<string, readonly Row[]>;

/** The rows of one kind, typed as its columns say: `readFiles` put them there by the same columns. */
export const rowsOf = <C extends Columns>(rows: Rows, columns: C): readonly Row<C>[] =>
  (rows.get(columns.kind) ?? []) as readonly Row<C>[];

/** The first row of each id. */
export function firstById<C extends WithId>(rows: readonly Row<C>[]): Map<string, Row<C>> {
  const found = new Map<string, Row<C>>();
  for (const row of rows) {
    const { id } = row.of as { id: string };
    if (!found.has(id)) found.set(id, row);
  }
  return found;
}
