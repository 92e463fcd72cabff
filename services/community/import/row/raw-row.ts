import type { Spot } from '../errors/flaw.ts';

/** A row as text by column; empty cells are absent. */
export interface RawRow {
  readonly at: Spot;
  readonly cells: Readonly<Record<string, string>>;
}

/** One value of JSON as the cell of a table would say it. */
export function asCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isObject(value)) return JSON.stringify(value);
  return Array.isArray(value) ? value.join(';') : String(value);
}

export const row = (at: Spot, cells: readonly (readonly [string, string])[]): RawRow => ({
  at,
  cells: Object.fromEntries(
    cells.map(([name, cell]) => [name, cell.trim()]).filter(([, cell]) => cell !== ''),
  ),
});

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
