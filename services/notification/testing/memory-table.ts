import { type MemoryStore, memoryStore } from '#shared/commit/memory-store.ts';
import { nested } from '#shared/commit/nested.ts';
import type { Item, Store } from '#shared/commit/store.ts';
import type { Table } from '../copies/copies.ts';

/** One table in memory, seen as `commit` sees it and as rows. */
export interface MemoryTable {
  readonly store: Store;
  readonly table: Table;
  readonly items: MemoryStore['items'];
  readonly images: MemoryStore['images'];
}

/** Runs each operation: a test lets it wait, to mix the steps of several workers, or fail before or after. */
export type Around = <T>(run: () => Promise<T>) => Promise<T>;

export function memoryTable(around: Around = (run) => run()): MemoryTable {
  const kept = memoryStore();
  const store: Store = {
    get: (pk, sk) => around(() => kept.get(pk, sk)),
    put: (item) => around(() => kept.put(item)),
    putNew: (item) => around(() => kept.putNew(item)),
    putHead: (head, version) => around(() => kept.putHead(head, version)),
  };
  const table = {
    get: (pk: string, sk = '-') => store.get(pk, sk),
    put: store.put,
    putNew: store.putNew,
    putNewer: (item: Item & { version: number }) =>
      around(async () => {
        const standing = await kept.get(item.pk, item.sk);
        if (standing && (standing.version as number) >= item.version) return false;
        await kept.put(item);
        return true;
      }),
    all: (pk: string, prefix = '') =>
      around(async () => kept.items().filter((item) => item.pk === pk && item.sk.startsWith(prefix))),
    many: (keys: readonly { pk: string; sk: string }[]) =>
      around(async () => {
        const rows = await Promise.all(keys.map(({ pk, sk }) => kept.get(pk, sk)));
        return rows.filter((row) => row !== undefined);
      }),
  };
  return { store: nested(store), table: table as unknown as Table, items: kept.items, images: kept.images };
}
