import type { Aggregate, Entry, Fact, Head, Meta } from './aggregate.ts';
import { CHUNK, chunkKey } from './chunk.ts';
import { toFact, wordsKey } from './entry.ts';

import type { Reads } from './store.ts';

/** A fact as it stands in the log, with the state right after it. */
export interface Recorded<S, E> {
  readonly version: number;
  readonly at: string;
  readonly actor: string;
  readonly cause: string;
  /** The fact's words stand in the vault under `<sk>#<words>`. */
  readonly words: string;
  readonly event: E;
  readonly state: S;
}

/** Folds `entries` onto a state that has seen `version` facts, remembering each step. */
export function replay<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  from: { state: S; version: number },
  entries: readonly Entry[],
): Recorded<S, E>[] {
  let { state, version } = from;
  return entries.map((entry) => {
    version += 1;
    const [, at, actor, cause, , fingerprint] = entry;
    const meta: Meta = { at, actor, version, cause };
    const event = toFact<E>(aggregate, entry);
    state = aggregate.evolve(state, event, meta);
    return { version, at, actor, cause, words: wordsKey(cause, fingerprint), event, state };
  });
}

/** Where the fold of a head's own log starts: the stored base, or the beginning. */
export const baseOf = <S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  head: Head,
): { state: S; version: number } =>
  head.spilled > 0
    ? { state: head.base as S, version: head.spilled }
    : { state: aggregate.initial, version: 0 };

/**
 * The facts of a head's own log; with `older` (all its spilled entries) the facts from the first on.
 * @throws when the item is another kind's or its parts do not add up: never guess a state.
 */
export function recorded<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  head: Head,
  older: readonly Entry[] = [],
): Recorded<S, E>[] {
  if (head.kind !== aggregate.name) throw new Error(`${head.pk} is a ${head.kind}, not a ${aggregate.name}`);
  if (head.spilled + head.log.length !== head.version) throw new Error(`the log of ${head.pk} has gaps`);
  if (older.length === 0) return replay(aggregate, baseOf(aggregate, head), head.log);
  if (older.length !== head.spilled) throw new Error(`the spilled log of ${head.pk} has gaps`);
  return replay(aggregate, { state: aggregate.initial, version: 0 }, [...older, ...head.log]);
}

/** The state of an aggregate whose head was read already, such as by a batch read of a list's keys. */
export function fold<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  head: Head,
): { state: S; version: number } {
  const state = recorded(aggregate, head).at(-1)?.state ?? baseOf(aggregate, head).state;
  return { state, version: head.version };
}

/** The head of an aggregate as it stands, read consistently. */
export const headOf = async (store: Reads, id: string): Promise<Head | undefined> =>
  (await store.get(id, '-')) as Head | undefined;

/** An aggregate as it was read; a commit may start from it without reading it again (`commit(…, { from })`). */
export interface Loaded<S> {
  readonly state: S;
  readonly version: number;
  /** Absent when there is none: then the state is the initial one and the version 0. */
  readonly head?: Head;
}

/** The state as it stands, read consistently; the initial state with version 0 when there is none. */
export async function load<S, E extends Fact>(
  store: Reads,
  aggregate: Aggregate<S, E>,
  id: string,
): Promise<Loaded<S>> {
  const head = await headOf(store, id);
  return head ? { ...fold(aggregate, head), head } : { state: aggregate.initial, version: 0 };
}

/** The entries that were moved out of a head, oldest first. */
export async function spilledEntries(store: Reads, head: Head): Promise<Entry[]> {
  const numbers = Array.from({ length: head.spilled / CHUNK }, (_, n) => n);
  const chunks = await Promise.all(numbers.map((n) => store.get(head.pk, chunkKey(n))));
  return chunks.flatMap((chunk) => (chunk?.log ?? []) as Entry[]);
}

/**
 * Every fact of an aggregate from the first on, each with the state after it; none when it does not exist.
 * @param loaded the aggregate as it was just read, which is then not read again
 */
export async function history<S, E extends Fact>(
  store: Reads,
  aggregate: Aggregate<S, E>,
  id: string,
  loaded?: Loaded<S>,
): Promise<Recorded<S, E>[]> {
  const head = loaded ? loaded.head : await headOf(store, id);
  return head ? recorded(aggregate, head, await spilledEntries(store, head)) : [];
}
