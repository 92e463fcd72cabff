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
export type Interception = <T>(run: () => Promise<T>) => Promise<T>;

export function memoryTable(intercept: Interception = (run) => run()): MemoryTable {
  const kept = memoryStore();
  const store: Store = {
    get: (pk, sk) => intercept(() => kept.get(pk, sk)),
    put: (item) => intercept(() => kept.put(item)),
    putNew: (item) => intercept(() => kept.putNew(item)),
    putHead: (head, version) => intercept(() => kept.putHead(head, version)),
  };
  const table = {
    get: (pk: string, sk = '-') => store.get(pk, sk),
    put: store.put,
    putNew: store.putNew,
    putNewer: (item: Item & { version: number }) =>
      intercept(async () => {
        const standing = await kept.get(item.pk, item.sk);
        if (standing && (standing.version as number) >= item.version) return false;
        await kept.put(item);
        return true;
      }),
    all: (pk: string, prefix = '') =>
      intercept(async () => kept.items().filter((item) => item.pk === pk && item.sk.startsWith(prefix))),
    many: (keys: readonly { pk: string; sk: string }[]) =>
      intercept(async () => {
        const rows = await Promise.all(keys.map(({ pk, sk }) => kept.get(pk, sk)));
        return rows.filter((row) => row !== undefined);
      }),
  };
  return { store: nested(store), table: table as unknown as Table, items: kept.items, images: kept.images };
}
