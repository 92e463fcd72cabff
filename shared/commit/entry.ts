import { createHash } from 'node:crypto';
import type { Entry, Fact } from './aggregate.ts';
import { plain } from './plain.ts';

/** 48 bits of a cause's or body's sha-256: unique enough inside one aggregate, and a tenth of its length in every entry. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8);

/** The stored form of a fact. `cause` and `fingerprint` are short hashes. */
export function toEntry(
  fact: Fact,
  of: { at: string; actor: string; cause: string; fingerprint?: string },
): Entry {
  const { type, ...fields } = fact;
  const data = plain(fields);
  if (of.fingerprint) return [type, of.at, of.actor, of.cause, data, of.fingerprint];
  return Object.keys(data).length > 0
    ? [type, of.at, of.actor, of.cause, data]
    : [type, of.at, of.actor, of.cause];
}

/**
 * Under what a fact's words stand in the vault, behind their `sk#`: the hash of its cause and, where there is one, of
 * its body. A fact never finds words that came with another body under the same key.
 */
export const wordsKey = (cause: string, fingerprint?: string): string =>
  fingerprint ? `${cause}.${fingerprint}` : cause;

/** The fact that an entry stores. */
export const toFact = <E extends Fact>([type, , , , data]: Entry): E => ({ type, ...data }) as unknown as E;
