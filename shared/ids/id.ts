import { createHash } from 'node:crypto';
import { ulid } from 'ulid';

/** Kind letters of ids that we mint: R report and its ticket, D draft, I import, C call. */
export type IdKind = 'R' | 'D' | 'I' | 'C';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A sortable id: the kind's letter and a ULID of `at` (epoch ms). */
export const newId = (kind: IdKind, at: number): string => kind + ulid(at);

/**
 * The id that belongs to an idempotency key: whoever retries gets the same one.
 * The key is hashed with its scope, so that equal keys of different callers do not meet.
 */
export function idFromKey(kind: IdKind, scope: string, key: string): string {
  const bytes = createHash('sha256').update(`${kind}\n${scope}\n${key}`).digest();
  return kind + base32(bytes, 26);
}

/** The first `length` characters of `bytes` in Crockford's base 32: no I, L, O, U to confuse on the phone. */
export function base32(bytes: Uint8Array, length: number): string {
  let out = '';
  for (let bit = 0; out.length < length; bit += 5) {
    const word = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    out += CROCKFORD[(word >> (11 - (bit & 7))) & 31];
  }
  return out;
}

/** Reads what a person typed: lower case, spaces, dashes and invisible marks away, the letters that Crockford reads as digits. */
export const readBase32 = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** A tracking code as it is shown: in fours, the last group longer rather than a lone character. `readBase32` undoes it. */
export const spelt = (code: string): string => code.replace(/(.{4})(?=.{4})/g, '$1-');
