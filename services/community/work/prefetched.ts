import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import type { Item, Store } from '#shared/commit/store.ts';

/**
 * A store whose heads were read in one go: the first read of each is answered from memory. A head that changed since
 * is noticed by the conditional write, which brings the newer one.
 */
export async function prefetched(store: Store, rows: Rows, ids: readonly string[]): Promise<Store> {
  const heads = await rows.many<Head>(ids.map((pk) => ({ pk, sk: '-' })));
  const first = new Map<string, Item | undefined>(ids.map((id) => [id, undefined]));
  for (const head of heads) first.set(head.pk, head);
  return {
    ...store,
    async get(pk, sk) {
      if (sk !== '-' || !first.has(pk)) return store.get(pk, sk);
      const head = first.get(pk);
      first.delete(pk);
      return head;
    },
  };
}
