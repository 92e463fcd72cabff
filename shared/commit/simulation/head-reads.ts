import type { Store } from '../store.ts';

/** Counts from now on how often heads are read from this store. */
export function headReads(store: Store): () => number {
  let reads = 0;
  const get = store.get.bind(store);
  store.get = (pk, sk) => {
    if (sk === '-') reads += 1;
    return get(pk, sk);
  };
  return () => reads;
}
