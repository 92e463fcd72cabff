import type { FigureRow } from '../api/figures.ts';
import { rateOf } from '../parts/rate.ts';
import { type Card, isShare } from './breakdown.ts';

export interface Point {
  readonly day: string;
  /** A count, or a rate from 0 to 1; undefined on days with nothing to divide by. */
  readonly value: number | undefined;
  readonly n: number;
  readonly d: number | undefined;
}

/** One figure over the days. */
export const pointsOf = (rows: readonly FigureRow[], card: Card): Point[] =>
  rows.map(({ key, figures }) => {
    const figure = figures[card];
    return isShare(figure)
      ? { day: key, value: rateOf(figure), n: figure.n, d: figure.d }
      : { day: key, value: figure, n: figure, d: undefined };
  });

/** Lowest and highest value, of days that have one. */
export function rangeOf(points: readonly Point[]): { low: number; high: number } | undefined {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return values.length > 0 ? { low: Math.min(...values), high: Math.max(...values) } : undefined;
}

/**
 * The lines of a small chart: runs of days that have a value, broken where there is none.
 * @param top the value at the upper edge; 1 for rates
 */
export function linesOf(points: readonly Point[], width: number, height: number, top: number) {
  const step = width / Math.max(1, points.length - 1);
  const at = (value: number, i: number): [number, number] => [
    Math.round(i * step * 10) / 10,
    Math.round((1 - value / Math.max(top, 1e-9)) * height * 10) / 10,
  ];
  const lines: [number, number][][] = [];
  let open: [number, number][] | undefined;
  points.forEach(({ value }, i) => {
    if (value === undefined) {
      open = undefined;
      return;
    }
    if (!open) {
      open = [];
      lines.push(open);
    }
    open.push(at(value, i));
  });
  return lines;
}
