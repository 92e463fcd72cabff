import type { Language } from '#events/fields.ts';
import type { Ask } from './ask.ts';
import type { AnswerTo } from './routes.ts';

export type PublicArea = AnswerTo<'GET /api/community/public/areas'>['areas'][number];
export type PublicCategory = AnswerTo<'GET /api/community/public/taxonomy'>['categories'][number];

export interface Choices {
  readonly areas: readonly PublicArea[];
  readonly categories: readonly PublicCategory[];
}

/** A row's name in the reader's language; not every community has English ones. */
export const nameOf = (row: { readonly name: string; readonly nameEn?: string }, lang: Language): string =>
  (lang === 'en' && row.nameEn) || row.name;

export type DirectoryCategory = AnswerTo<'GET /api/community/public/directory'>['categories'][number];
export type DirectoryEntry = DirectoryCategory['services'][number];

/** The service directory 一本通. */
export const directory = async (ask: Ask): Promise<readonly DirectoryCategory[]> =>
  (await ask('GET /api/community/public/directory', {})).categories;

/** Both lists are the same for everybody and change rarely: a warm function caches them for this long. */
const REMEMBER_MS = 60_000;

/**
 * The lists that residents choose from. When community does not answer, they come from the cache, or are empty: a resident can
 * report without them.
 */
export function choices(now: () => number) {
  let kept: { readonly until: number; readonly lists: Choices } | undefined;
  return async (ask: Ask): Promise<Choices> => {
    if (kept && kept.until > now()) return kept.lists;
    try {
      const [{ areas }, { categories }] = await Promise.all([
        ask('GET /api/community/public/areas', {}),
        ask('GET /api/community/public/taxonomy', {}),
      ]);
      kept = {
        until: now() + REMEMBER_MS,
        lists: {
          areas: areas.filter((a) => a.kind !== 'district' && a.kind !== 'subdistrict'),
          categories: categories.filter((c) => !c.parent),
        },
      };
      return kept.lists;
    } catch {
      return kept?.lists ?? { areas: [], categories: [] };
    }
  };
}
