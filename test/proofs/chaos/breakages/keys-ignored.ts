import { type IdKind, newId, idFromKey as real } from '../../../../shared/ids/id.ts';

export { base32, type IdKind, newId, readBase32, spelt } from '../../../../shared/ids/id.ts';

/** Broken: each request is a new report, whatever its key. */
export const idFromKey = (kind: IdKind, scope: string, key: string): string =>
  kind === 'R' ? newId(kind, Date.now()) : real(kind, scope, key);
