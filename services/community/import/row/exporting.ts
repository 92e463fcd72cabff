import type { Staff } from '#shared/auth/principal.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import type { CommunityStore } from '../../store/community-store.ts';
import { type Columns, columnNames } from './columns.ts';
import { asJson, type Table } from './table.ts';

/** Names, phones and reasons by id; every id that is answered is audited. */
export interface Personal {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly lang?: string | undefined;
  readonly contact?: string | undefined;
  readonly reason?: string | undefined;
}
export type PersonalOf = (ids: readonly string[]) => Promise<Readonly<Record<string, Personal>>>;

export interface Exporting {
  readonly store: CommunityStore;
  readonly who: Staff;
  /** By whose clocks times are written. */
  readonly zone: Zone;
  readonly personal: PersonalOf;
}

/** Rows in the columns of the import, and the JSON of the same. */
export interface Exported {
  readonly table?: Table;
  readonly json: () => string;
}

export const tableOf = (columns: Columns, rows: Table['rows']): Table => ({
  columns: [...columnNames(columns)],
  rows,
});

/** A kind whose JSON is the list of its rows. */
export function listed(columns: Columns, rows: Table['rows']): Exported {
  const table = tableOf(columns, rows);
  return { table, json: () => asJson(table) };
}

export const idsOf = <R extends { readonly id: string }>(rows: readonly R[]): string[] =>
  rows.map(({ id }) => id);

export const sortedById = <R extends { readonly id: string }>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
