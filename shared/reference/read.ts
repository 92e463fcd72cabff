import { idOf, upwards } from '#shared/area-path.ts';
import type { Row, Rows } from '#shared/aws/rows.ts';
import type { Key } from './projection.ts';

/** The rows of an area and of its ancestors, nearest first, in one read; missing rows are left out. */
export const readUpwards = <T extends object>(
  rows: Pick<Rows, 'many'>,
  path: string,
  keyOf: (id: string) => Key,
): Promise<(T & Row)[]> => rows.many<T>(upwards(path).map((up) => keyOf(idOf(up))));

/**
 * The rows of all that was ever listed under a key, in the order of the entries, as they are now: whether each still
 * belongs there it says itself.
 * @param keyOf the row that an entry's sort key names
 */
export async function readListed<T extends object>(
  rows: Pick<Rows, 'all' | 'many'>,
  list: { readonly pk: string; readonly prefix?: string },
  keyOf: (entry: string) => Key = (entry) => ({ pk: entry, sk: '-' }),
): Promise<(T & Row)[]> {
  const entries = await rows.all<object>(list.pk, list.prefix);
  return entries.length === 0 ? [] : rows.many<T>(entries.map(({ sk }) => keyOf(sk)));
}
