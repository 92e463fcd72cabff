import { createHash } from 'node:crypto';
import type { AnyAggregate, Entry, Fact } from './aggregate.ts';
import { plain } from './plain.ts';

/** 48 bits of a cause's or body's sha-256: unique enough inside one aggregate, and a tenth of its length in every entry. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8);

type Names = Pick<AnyAggregate, 'short'>;

const renamed = (data: object, names: ReadonlyMap<string, string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [names.get(name) ?? name, value]));

/** The stored form of a fact. `cause` and `fingerprint` are short hashes. */
export function toEntry(
  { short = {} }: Names,
  fact: Fact,
  of: { at: string; actor: string; cause: string; fingerprint?: string },
): Entry {
  const { type, ...fields } = fact;
  const data = plain(renamed(fields, new Map(Object.entries(short))));
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
export function toFact<E extends Fact>({ short = {} }: Names, [type, , , , data = {}]: Entry): E {
  const long = new Map(Object.entries(short).map(([name, stored]) => [stored, name]));
  return { type, ...renamed(data, long) } as unknown as E;
}
