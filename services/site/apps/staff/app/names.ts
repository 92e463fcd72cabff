import type { Language } from '#events/fields.ts';
import type { Category } from '../api/answers.ts';

interface Named {
  readonly path: string;
  readonly name: string;
  readonly nameEn?: string | undefined;
}

/** Area path → the area's own name; the first source that knows it wins. */
export function areaNames(lang: Language, ...sources: readonly (readonly Named[])[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { path, name, nameEn } of sources.flat()) {
    if (!names.has(path)) names.set(path, lang === 'en' ? (nameEn ?? name) : name);
  }
  return names;
}

/** The suffix that names the kind of an area. */
const KIND = /(居民区|社区|街道|村)$/;

/**
 * The name of a place: neighbourhood and block, unless the block's name includes both ("幸福里第七块区" of 幸福里居民区).
 * Falls back to the id where there is no name, so that two blocks never look the same.
 */
export function placeName(path: string, names: ReadonlyMap<string, string>): string {
  const ids = path.split('/');
  const known = ids.map((id, i) => names.get(ids.slice(0, i + 1).join('/')) ?? id);
  const own = known.at(-1) ?? path;
  const parent = ids.length > 2 ? known.at(-2) : undefined;
  return parent && !own.startsWith(parent.replace(KIND, '')) ? `${parent} · ${own}` : own;
}

export function categoryName(code: string, categories: readonly Category[], lang: Language): string {
  const found = categories.find((c) => c.code === code);
  if (!found) return code;
  return lang === 'en' ? found.nameEn : found.name;
}
