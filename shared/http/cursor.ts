import { problems } from './problem.ts';

/** Opaque page cursors: base64url JSON. They hold keys of our own tables only. */
export const toCursor = (key: object | undefined): string | undefined =>
  key && Buffer.from(JSON.stringify(key)).toString('base64url');

/** In bytes: longer than any key that we make, and shorter than what the database refuses (1,024 for a sort key). */
const LONGEST = 512;

/**
 * What stands in a cursor. With `names`: exactly these, each a text that can be (part of) a key, so that the query
 * which it goes into cannot fail on it.
 * @throws Problem `invalid` for what we did not make
 */
export function fromCursor<T extends object>(
  cursor: string | undefined,
  names?: readonly string[],
): T | undefined {
  if (!cursor) return undefined;
  const key = read(cursor);
  if (key && (!names || fits(key, names))) return key as T;
  throw badCursor();
}

/** What every list says to a cursor that it did not make. */
export const badCursor = () =>
  problems.invalid([
    {
      field: 'after',
      code: 'bad-cursor',
      message: {
        zh: '页码已失效，请从第一页重新打开',
        en: 'This page is no longer known; open the first one',
      },
    },
  ]);

function read(cursor: string): Record<string, unknown> | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof key === 'object' && key !== null && !Array.isArray(key)
      ? (key as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const fits = (key: Record<string, unknown>, names: readonly string[]): boolean =>
  Object.keys(key).length === names.length &&
  names.every((name) => {
    const value = Object.hasOwn(key, name) ? key[name] : undefined;
    return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= LONGEST;
  });
