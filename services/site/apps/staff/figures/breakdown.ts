import type { Figures, Share } from '../api/figures.ts';
import type { figuresWords } from '../words/figures.ts';

type Name = keyof typeof figuresWords & keyof Figures;

/** The columns of every table, in order: counts, then rates. */
export const countColumns = ['received', 'open', 'reopened'] as const satisfies readonly Name[];
export const rateColumns = [
  'contacted',
  'closedOnTime',
  'completion',
  'callback',
  'solved',
  'satisfied',
] as const satisfies readonly Name[];

/** The figures on cards; each is drawn with its trend. */
export const cards = [
  'received',
  'contacted',
  'closedOnTime',
  'completion',
  'solved',
  'satisfied',
] as const satisfies readonly Name[];
export type Card = (typeof cards)[number];

export const isShare = (of: number | Share): of is Share => typeof of === 'object';

/** The table as CSV rows: a rate takes two columns, numerator and denominator. */
export function csvRowsOf(
  rows: readonly { readonly label: string; readonly figures: Figures }[],
  title: string,
  called: (column: Name) => string,
): (string | number)[][] {
  return [
    [title, ...countColumns.map(called), ...rateColumns.flatMap((c) => [`${called(c)} n`, `${called(c)} d`])],
    ...rows.map(({ label, figures }) => [
      label,
      ...countColumns.map((c) => figures[c]),
      ...rateColumns.flatMap((c) => [figures[c].n, figures[c].d]),
    ]),
  ];
}
