import { problems } from './problem.ts';

/** Opaque page cursors: base64url JSON. They hold keys of our own tables only, and are checked by the query they go into. */
export const toCursor = (key: object | undefined): string | undefined =>
  key && Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Problem `invalid` for what we did not make */
export function fromCursor<T extends object>(cursor: string | undefined): T | undefined {
  if (!cursor) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof key === 'object' && key !== null) return key as T;
  } catch {
    // falls through: one answer for every kind of nonsense
  }
  throw problems.invalid([{ field: 'after', code: 'bad-cursor', message: 'after' }]);
}
