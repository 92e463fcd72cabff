import type { Head } from './aggregate.ts';

export type Item = { readonly pk: string; readonly sk: string; readonly [attribute: string]: unknown };

/** Answer of a conditional head write. A refusal brings the stored item, when the store knows it. */
export type PutHead = { readonly ok: true } | { readonly ok: false; readonly current?: Head | undefined };

/** What `commit` needs from a table. Reads are strongly consistent. */
export interface Store {
  get(pk: string, sk: string): Promise<Item | undefined>;
  /** Unconditional; only for items whose key and content are the same whoever writes them (spilled logs). */
  put(item: Item): Promise<void>;
  /** Writes unless the key is taken; `false` when it was. */
  putNew(item: Item): Promise<boolean>;
  /** Writes the head if the stored version is `version` (0: nothing stored yet). */
  putHead(head: Head, version: number): Promise<PutHead>;
}

/** What folding and publishing need: they never write. */
export type Reads = Pick<Store, 'get'>;
