import type * as z from 'zod/mini';
import type { Zone } from '#shared/calendar/zone.ts';
import type { Flaw, Spot } from '../errors/flaw.ts';
import type { RawRow } from './raw-row.ts';

/** What a file of one row kind looks like, as CSV and as JSON. */
export interface Columns<S extends z.ZodMiniObject = z.ZodMiniObject> {
  readonly kind: string;
  /** What each column holds, in a zone. Columns without a default must be filled in. */
  readonly schema: (zone: Zone) => S;
  /** Columns that a header must have. */
  readonly needed: readonly string[];
  /** The column by which other rows name this one. */
  readonly key?: string;
  /** Rows that only make sense together: all of the kind, or all of one key. */
  readonly whole?: 'file' | 'key';
  readonly json?: JsonFile;
}

/** How JSON of the kind differs from a list of objects whose values are flat. */
export interface JsonFile {
  /** There is no CSV of it. */
  readonly only?: true;
  /** The list may stand inside an object, under this name. */
  readonly inside?: string;
  /** Columns whose value may be an object. */
  readonly nested?: readonly string[];
  /** Reads JSON of another shape as the rows that a table would have. */
  readonly read?: (
    parsed: unknown,
    at: (line: number) => Spot,
    names: ReadonlySet<string>,
  ) => { rows: RawRow[]; flaws: Flaw[] };
}

/** A row as its columns were read. */
export type Cells<C extends Columns> = z.output<ReturnType<C['schema']>>;

export const columnNames = ({ schema }: Columns): ReadonlySet<string> =>
  new Set(Object.keys(schema('UTC').shape));
