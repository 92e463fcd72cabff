import { belongs, type Exact, exact } from './exact.ts';
import type { Item } from './items.ts';

/** Figures as the API tells them: numbers, or numbers inside. */
export type Shown = Readonly<Record<string, unknown>>;
export interface Answer {
  readonly total: Shown;
  readonly rows: readonly { readonly key: string; readonly figures: Shown }[];
}
export const BY = ['day', 'area', 'category', 'channel', 'urgency', 'level'] as const;
export type By = (typeof BY)[number];

export interface Difference {
  readonly area: string;
  readonly key: string;
  readonly figure: string;
  readonly told: number | undefined;
  readonly counted: number | undefined;
}

/** What differs between an answer about an area and the items that it is about. */
export function differences(area: string, by: By, items: readonly Item[], answer: Answer): Difference[] {
  const mine = items.filter((item) => belongs(area, item.area));
  const byKey = Map.groupBy(mine, (item) => keyOf(item, area, by));
  const told = new Map(answer.rows.map(({ key, figures }) => [key, figures]));
  const keys = new Set([...byKey.keys(), ...told.keys()]);
  return [
    ...unlike(answer.total, exact(mine)).map((d) => ({ area, key: `total, by ${by}`, ...d })),
    ...[...keys].flatMap((key) =>
      unlike(told.get(key) ?? {}, exact(byKey.get(key) ?? [])).map((d) => ({
        area,
        key: `${by} ${key}`,
        ...d,
      })),
    ),
  ];
}

function keyOf(item: Item, area: string, by: By): string {
  if (by !== 'area') return item[by] || '-';
  const below = item.area.slice(area.length + 1).split('/')[0];
  return item.area === '' || below === '' ? area : `${area}/${below}`;
}

function unlike(told: Shown, counted: Exact): Omit<Difference, 'area' | 'key'>[] {
  const flat = flatten(told);
  return [...new Set([...flat.keys(), ...counted.keys()])]
    .map((figure) => ({ figure, told: flat.get(figure), counted: counted.get(figure) }))
    .filter(({ figure, told: a = 0, counted: b = 0 }) => !same(figure, a, b));
}

/** Counts are equal; durations come from histograms and may be 1 % off. */
const same = (figure: string, told: number, counted: number): boolean =>
  figure.includes('Minutes') ? Math.abs(told - counted) <= counted * 0.010_001 : told === counted;

function flatten(told: Shown, before = ''): Map<string, number> {
  return new Map(
    Object.entries(told).flatMap(([name, value]): [string, number][] =>
      typeof value === 'number'
        ? [[before + name, value]]
        : [...flatten(value as Shown, `${before}${name}.`)],
    ),
  );
}
