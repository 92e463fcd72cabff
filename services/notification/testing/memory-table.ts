import { type MemoryStore, memoryStore } from '#shared/commit/memory-store.ts';
import type { Item, Store } from '#shared/commit/store.ts';
import type { Table } from '../store.ts';

/** One table in memory, seen as `commit` sees it and as rows. */
export interface MemoryTable {
  readonly store: Store;
  readonly table: Table;
  readonly items: MemoryStore['items'];
}

/** `before` runs ahead of every operation: a test lets it wait, to mix the steps of several workers, or fail. */
export function memoryTable(before: (operation: string) => Promise<void> = async () => {}): MemoryTable {
  const kept = memoryStore();
  const store: Store = {
    get: async (pk, sk) => before('get').then(() => kept.get(pk, sk)),
    put: async (item) => before('put').then(() => kept.put(item)),
    putNew: async (item) => before('putNew').then(() => kept.putNew(item)),
    putHead: async (head, version) => before('putHead').then(() => kept.putHead(head, version)),
  };
  const found = <T>(item: Item | undefined) => item as (T & Item) | undefined;
  const table = {
    get: async <T extends object>(pk: string, sk = '-') => found<T>(await store.get(pk, sk)),
    put: store.put,
    putNew: store.putNew,
    async putNewer(item: Item & { version: number }) {
      await before('putNewer');
      const standing = await kept.get(item.pk, item.sk);
      if (standing && (standing.version as number) >= item.version) return false;
      await kept.put(item);
      return true;
    },
    async all<T extends object>(pk: string) {
      await before('all');
      return kept.items().filter((item) => item.pk === pk) as (T & Item)[];
    },
    async many<T extends object>(keys: readonly { pk: string; sk: string }[]) {
      await before('many');
      const rows = await Promise.all(keys.map(({ pk, sk }) => kept.get(pk, sk)));
      return rows.filter((row) => row !== undefined) as (T & Item)[];
    },
  };
  return { store, table: table as unknown as Table, items: kept.items };
}
