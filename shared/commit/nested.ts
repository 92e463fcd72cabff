import type { Head } from './aggregate.ts';
import type { Item, Store } from './store.ts';

/**
 * Aggregates that are always looked for together share a partition: one with the id `R1~assigned~m-1~1` stands under
 * `R1`, its head at `-~assigned~m-1~1`. A consistent query of the partition finds them all, without an index that
 * would cost another write for each. An id without `~` stands where it always stood.
 */
const MARK = '~';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Where an item of the aggregate `pk` stands. */
export function keyOf(pk: string, sk: string): Key {
  const at = pk.indexOf(MARK);
  return at < 0 ? { pk, sk } : { pk: pk.slice(0, at), sk: sk + pk.slice(at) };
}

/** The item as its aggregate knows it, under the aggregate's whole id. */
export function itemOf<T extends Key>(stored: T): T {
  const at = stored.sk.indexOf(MARK);
  return at < 0 ? stored : { ...stored, pk: stored.pk + stored.sk.slice(at), sk: stored.sk.slice(0, at) };
}

/** What the sort keys of all heads in a shared partition begin with. */
export const NESTED_HEADS = `-${MARK}`;

const placed = <T extends Item | Head>(item: T): T => ({ ...item, ...keyOf(item.pk, item.sk) });

/** A store whose aggregates may share partitions. */
export function nested(store: Store): Store {
  return {
    async get(pk, sk) {
      const key = keyOf(pk, sk);
      const found = await store.get(key.pk, key.sk);
      return found && itemOf(found);
    },
    put: (item) => store.put(placed(item)),
    putNew: (item) => store.putNew(placed(item)),
    async putHead(head, version) {
      const answer = await store.putHead(placed(head), version);
      return answer.ok || !answer.current ? answer : { ok: false, current: itemOf(answer.current) };
    },
  };
}
