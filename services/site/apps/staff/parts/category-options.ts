import type { Language } from '#events/fields.ts';
import type { Category } from '../api/answers.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Categories as a list to choose from; a subcategory is shown with its parent. */
export function categoryOptions(categories: readonly Category[], lang: Language): Option[] {
  const nameOf = (c: Category) => (lang === 'en' ? c.nameEn : c.name);
  const byCode = new Map(categories.map((c) => [c.code, c]));
  return categories.map((c) => {
    const parent = c.parent ? byCode.get(c.parent) : undefined;
    return { value: c.code, label: parent ? `${nameOf(parent)} / ${nameOf(c)}` : nameOf(c) };
  });
}
