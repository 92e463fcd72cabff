import type { Cell } from './domain/cell.ts';
import type { Counts } from './domain/counts.ts';
import type { Fact } from './domain/fact.ts';
import type { Cut } from './domain/tally.ts';

/** A line of a sheet: all facts of one ticket or call in one ward that belong to one day. */
export interface LineKey {
  readonly ward: string;
  readonly day: string;
  readonly subject: string;
}

/** A writer's lease on a sheet, put before the first write: all writing ends by `until` (epoch milliseconds). */
export interface Mark {
  readonly ward: string;
  readonly day: string;
  readonly until: number;
}

/** What one sheet adds to the cells of an area, counted after the `until` of the sheet's mark at that time. */
export interface RollUpRow extends Mark {
  /** `MEANING` of the code that made it. */
  readonly meaning: number;
  readonly cells: Readonly<Record<string, Counts>>;
}

/** The table of facts: on DynamoDB in production, in memory for property tests. */
export interface Table {
  /** Sets attributes of a line; the same ones again change nothing. */
  add(line: LineKey, cells: readonly Cell[]): Promise<void>;
  /** Every line of a sheet, consistently. */
  lines(ward: string, day: string): Promise<readonly (readonly Fact[])[]>;
  /** The end of the lease; may lag behind, never ahead. */
  markedUntil(ward: string, day: string): Promise<number | undefined>;
  /** Marks a sheet, unless it is marked for longer. */
  mark(ward: string, day: string, until: number): Promise<void>;
  /** Marks of a period under one root, consistently. */
  marks(root: string, from: string, to: string): Promise<readonly Mark[]>;
  /** Roll-up rows of an area and a period; stale ones do no harm. */
  kept(area: string, cut: Cut, from: string, to: string): Promise<readonly RollUpRow[]>;
  /** Stores a row, unless one with the same or a newer mark exists. */
  keep(area: string, cut: Cut, row: RollUpRow): Promise<void>;
}
