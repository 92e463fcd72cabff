import type { Language } from '#events/fields.ts';
import type { Ask } from './ask.ts';

export interface PublicArea {
  readonly path: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly kind: string;
}

export interface PublicCategory {
  readonly code: string;
  readonly parent?: string;
  readonly name: string;
  readonly nameEn?: string;
}

export interface Choices {
  readonly areas: readonly PublicArea[];
  readonly categories: readonly PublicCategory[];
}

/** A row's name in the reader's language; not every community has English ones. */
export const nameOf = (row: { readonly name: string; readonly nameEn?: string }, lang: Language): string =>
  (lang === 'en' && row.nameEn) || row.name;

export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly hours?: string;
}

export interface DirectoryCategory {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly services: readonly DirectoryEntry[];
}

/** The service directory 一本通. */
export const directory = async (ask: Ask): Promise<readonly DirectoryCategory[]> =>
  (await ask<{ categories: DirectoryCategory[] }>('/api/community/public/directory')).categories;

/** Both lists are the same for everybody and change rarely: a warm worker remembers them for this long. */
const REMEMBER_MS = 60_000;

/**
 * The lists that residents choose from. When community does not answer, the remembered ones serve on, else empty ones:
 * a resident can report without them.
 */
export function choices(now: () => number) {
  let kept: { readonly until: number; readonly lists: Choices } | undefined;
  return async (ask: Ask): Promise<Choices> => {
    if (kept && kept.until > now()) return kept.lists;
    try {
      const [{ areas }, { categories }] = await Promise.all([
        ask<{ areas: PublicArea[] }>('/api/community/public/areas'),
        ask<{ categories: PublicCategory[] }>('/api/community/public/taxonomy'),
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
