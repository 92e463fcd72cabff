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

/** Whoever writes to a sheet marks it before, and is done with writing by `until` (epoch milliseconds). */
export interface Mark {
  readonly ward: string;
  readonly day: string;
  readonly until: number;
}

/** A roll-up row: the cells of an area that one sheet adds, made after `until` of the mark that stood then. */
export interface Kept extends Mark {
  /** `MEANING` of the code that made it. */
  readonly meaning: number;
  readonly cells: Readonly<Record<string, Counts>>;
}

/** The questions that analytics asks its table; in memory for properties, on DynamoDB in life. */
export interface Table {
  /** Sets attributes of a line; the same ones again change nothing. */
  add(line: LineKey, cells: readonly Cell[]): Promise<void>;
  /** Every line of a sheet, consistently. */
  lines(ward: string, day: string): Promise<readonly (readonly Fact[])[]>;
  /** Never more than stands there. */
  markedUntil(ward: string, day: string): Promise<number | undefined>;
  /** Marks a sheet, unless it is marked for longer. */
  mark(ward: string, day: string, until: number): Promise<void>;
  /** Marks of a period under one root, consistently. */
  marks(root: string, from: string, to: string): Promise<readonly Mark[]>;
  /** Roll-up rows of an area and a period. Older ones than stand there do no harm. */
  kept(area: string, cut: Cut, from: string, to: string): Promise<readonly Kept[]>;
  /** Keeps a row, unless one with the same or a newer mark stands there. */
  keep(area: string, cut: Cut, row: Kept): Promise<void>;
}
