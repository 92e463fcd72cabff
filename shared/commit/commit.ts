import type { Aggregate, Entry, Fact } from './aggregate.ts';
import { backoff } from './backoff.ts';
import { type Cause, entriesOf } from './cause.ts';
import { Conflict, type Decided, type Side } from './decision.ts';
import { shortHash, toEntry, toFact, wordsKey } from './entry.ts';
import { nextHead } from './head.ts';
import { fold, headOf, type Loaded, load } from './log.ts';
import { spill } from './spill.ts';
import type { Item, Store } from './store.ts';

export type { Cause } from './cause.ts';
export type { Loaded } from './log.ts';
export { fold, load };

/** How often a write is tried when others write the same aggregate at the same time. */
export const ATTEMPTS = 12;

/** Where a commit writes. `pause` waits before a further attempt; tests bring one that does not. */
export interface Stores {
  readonly store: Store;
  readonly vault?: Pick<Store, 'putNew'>;
  readonly pause?: (attempt: number) => Promise<void>;
}

/** When, by whom and why. `at` is a UTC ISO instant with milliseconds. */
export interface By {
  readonly cause: Cause;
  readonly at: string;
  readonly actor: string;
}

/** `events`: the facts that this cause has put into the log, now (`done`) or before (`already`). */
export interface Committed<S, E> {
  readonly outcome: 'done' | 'already' | 'nothing';
  readonly state: S;
  readonly version: number;
  readonly events: readonly E[];
}

const NOTHING: Decided<never> = { events: [] };

/**
 * The one way to change an aggregate: reads it, asks `decide`, and writes facts and state in one conditional put.
 * The same cause takes effect once, however often and wherever it arrives; this also recognises an own write whose
 * answer was lost. `decide` is asked again when somebody else was faster, so it must depend on the state alone; what it
 * waits for (rules that the state asks for) it may wait for more than once.
 *
 * With `from`, what `load` has just returned, nothing is read that was read already. However old that is, the put is
 * refused when it is no longer what stands; and a refusal, or that there is nothing to do, is decided again on what stands
 * now before it is told.
 * @throws CauseReused, Conflict, and whatever `decide` throws (NotYet, Refused); then no fact was recorded.
 */
export async function commit<S, E extends Fact>(
  { store, vault, pause = backoff }: Stores,
  aggregate: Aggregate<S, E>,
  id: string,
  by: By,
  decide: NoInfer<(state: S, version: number) => Decided<E> | Promise<Decided<E>>>,
  { from }: { readonly from?: Loaded<NoInfer<S>> | undefined } = {},
): Promise<Committed<S, E>> {
  if (from?.head && from.head.pk !== id)
    throw new Error(`a commit to ${id} cannot start from ${from.head.pk}`);
  let head = from ? from.head : await headOf(store, id);
  let isGiven = from !== undefined;
  const written = new Set<string>();
  const facts = (entries: readonly Entry[]) => entries.map((entry) => toFact<E>(aggregate, entry));
  for (let attempt = 1; ; ) {
    const current = head ? fold(aggregate, head) : { state: aggregate.initial, version: 0 };
    const before = head ? await entriesOf(store, head, by.cause) : [];
    if (before.length > 0) return { outcome: 'already', ...current, events: facts(before) };

    const decideNow = async () => decide(current.state, current.version);
    const decided = isGiven ? await decideNow().catch(() => NOTHING) : await decideNow();
    if (isGiven && decided.events.length === 0) {
      // Only a put shows that what was given still stands.
      head = await headOf(store, id);
      isGiven = false;
      continue;
    }
    isGiven = false;
    const { events, sides = [] } = decided;
    if (events.length === 0) return { outcome: 'nothing', ...current, events: [] };

    const entries = events.map((event) => toEntry(aggregate, event, stamp(by)));
    const { head: next, chunks } = spill(aggregate, nextHead(aggregate, id, head, entries), entries.length);
    for (const words of sides.map((side) => asWords(id, by.cause, side))) {
      if (!vault) throw new Error(`a commit to ${id} brought words, but no vault was given`);
      if (isFirst(written, words)) await vault.putNew(words);
    }
    for (const chunk of chunks) if (isFirst(written, chunk)) await store.put(chunk);
    const put = await store.putHead(next, current.version);
    if (put.ok) return { outcome: 'done', ...fold(aggregate, next), events: facts(entries) };

    if (attempt === ATTEMPTS) throw new Conflict(id, ATTEMPTS);
    await pause(attempt++);
    head = put.current ?? (await headOf(store, id));
  }
}

function stamp({ cause, at, actor }: By): Parameters<typeof toEntry>[2] {
  const fingerprint = cause.fingerprint && { fingerprint: shortHash(cause.fingerprint) };
  return { at, actor, cause: shortHash(cause.id), ...fingerprint };
}

/** What goes to the vault. It is put before the fact that refers to it: an orphan harms nobody, a gap would. */
function asWords(id: string, cause: Cause, { sk, ...words }: Side): Item {
  const key = wordsKey(shortHash(cause.id), cause.fingerprint && shortHash(cause.fingerprint));
  return { ...words, pk: id, sk: `${sk}#${key}` };
}

/** Whether this item was not written by an earlier attempt; notes it. */
function isFirst(written: Set<string>, { sk }: Item): boolean {
  if (written.has(sk)) return false;
  written.add(sk);
  return true;
}
