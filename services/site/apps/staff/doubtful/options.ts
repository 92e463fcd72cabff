import type { Language } from '#events/fields.ts';
import { covers } from '#shared/auth/principal.ts';
import type { Area, Category, DoubtfulItem } from '../api/answers.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The blocks that a doubtful matter may go to: those of the area that waits for the decision, in the tree's order. */
export function blockOptions(
  item: Pick<DoubtfulItem, 'area'>,
  areas: readonly Area[],
  place: (path: string) => string,
): Option[] {
  return areas
    .filter((a) => a.kind === 'block' && (item.area === undefined || covers(item.area, a.path)))
    .map((a) => ({ value: a.path, label: place(a.path) }));
}

/** Categories as a list to choose from; a lower class is told with the one above it. */
export function categoryOptions(categories: readonly Category[], lang: Language): Option[] {
  const called = (c: Category) => (lang === 'en' ? c.nameEn : c.name);
  const byCode = new Map(categories.map((c) => [c.code, c]));
  return categories.map((c) => {
    const above = c.parent ? byCode.get(c.parent) : undefined;
    return { value: c.code, label: above ? `${called(above)} / ${called(c)}` : called(c) };
  });
}
