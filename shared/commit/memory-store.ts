import type { Head } from './aggregate.ts';
import type { Item, PutHead, Store } from './store.ts';

/**
 * DynamoDB keeps what JSON keeps, but not the order of a map's keys. Here they come back reversed, so that code which
 * relies on the order is found out by its unit test.
 */
function asStored<T>(value: T): T {
  if (Array.isArray(value)) return value.map(asStored) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.reverse().map(([key, inner]) => [key, asStored(inner)])) as T;
}

/** A table in memory, for tests: a `Store` with the stream of new images that its writes made, oldest first. */
export interface MemoryStore extends Store {
  readonly images: readonly Item[];
  readonly items: () => Item[];
}

export function memoryStore(): MemoryStore {
  const table = new Map<string, Item>();
  const images: Item[] = [];
  const key = (item: { pk: string; sk: string }) => JSON.stringify([item.pk, item.sk]);
  const read = (pk: string, sk: string) => table.get(key({ pk, sk }));
  const write = (item: Item) => {
    table.set(key(item), asStored(item));
    images.push(asStored(item));
  };
  return {
    images,
    items: () => [...table.values()],
    get: async (pk, sk) => structuredClone(read(pk, sk)),
    put: async (item) => write(item),
    putNew: async (item) => {
      if (read(item.pk, item.sk)) return false;
      write(item);
      return true;
    },
    putHead: async (head, version): Promise<PutHead> => {
      const standing = read(head.pk, head.sk) as Head | undefined;
      if ((standing?.version ?? 0) !== version) return { ok: false, current: structuredClone(standing) };
      write(head);
      return { ok: true };
    },
  };
}
