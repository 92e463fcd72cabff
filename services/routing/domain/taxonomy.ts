import type { Category } from '#events/community.ts';
import type { Urgency } from '#events/fields.ts';
import { indexNames, type NameIndex } from './name-index.ts';
import { normalise } from './normalise.ts';

/** The community's categories, as of one version. */
export interface Taxonomy {
  /** 0: none was imported yet. */
  readonly version: number;
  readonly categories: ReadonlyMap<string, Category>;
  readonly keywords: NameIndex<{ readonly code: string; readonly keyword: string }>;
}

export const taxonomy = (version: number, categories: readonly Category[]): Taxonomy => ({
  version,
  categories: new Map(categories.map((c) => [c.code, c])),
  keywords: indexNames(
    categories.flatMap((c) =>
      c.keywords.map((keyword) => [normalise(keyword), { code: c.code, keyword }] as const),
    ),
  ),
});

const RISING: readonly Urgency[] = ['consultation', 'normal', 'urgent', 'emergency'];

/** A category's own urgency, else its parent's, else normal. */
export function urgencyOf(t: Taxonomy, code: string): Urgency {
  const category = t.categories.get(code);
  const parent = category?.parent ? t.categories.get(category.parent) : undefined;
  return category?.urgency ?? parent?.urgency ?? 'normal';
}

/** The most urgent: when it could be any of them, the ticket must not come late. */
export const mostUrgent = (urgencies: readonly Urgency[]): Urgency =>
  urgencies.reduce((a, b) => (RISING.indexOf(b) > RISING.indexOf(a) ? b : a), 'consultation');
