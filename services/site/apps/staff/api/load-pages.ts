import type { Page } from './answers.ts';

/** The first `count` pages of a list as one, following the cursors; a row on two pages is kept once, as read last. */
export async function loadPages<T extends { readonly id: string }>(
  count: number,
  fetchPage: (after: string | undefined) => Promise<Page<T>>,
): Promise<Page<T>> {
  const rows = new Map<string, T>();
  let next: string | undefined;
  for (let page = 0; page < count; page++) {
    const got = await fetchPage(next);
    for (const row of got.items) rows.set(row.id, row);
    next = got.next;
    if (!next) break;
  }
  return { items: [...rows.values()], next };
}
