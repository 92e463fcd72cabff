import type { Rows } from './rows.ts';

/** A key of an index, with the value that the index sorts by. */
export interface IndexKey {
  readonly pk: string;
  readonly sk: string;
  readonly since: string;
}

/** Where a page ended. Without `pk` behind all keys of that value, which then never stand on two pages. */
export interface Place {
  readonly since: string;
  readonly pk?: string;
}

/** Several partitions of one index that are read as one list. */
export interface Lists {
  readonly index: { readonly name: string; readonly attribute: string; readonly sort: string };
  readonly partitions: readonly string[];
  readonly newest?: boolean | undefined;
  readonly after?: Place | undefined;
  /** A page ends after so many items, even between keys of one value; else it holds the others of the last value, too. */
  readonly exact?: boolean;
}

export interface Paging<T> {
  /** Items of a page. */
  readonly limit: number;
  /** Keys that are read at a time from one partition. */
  readonly step: number;
  /** Keys that are looked at for one page in all: behind that it may be short, with a place to go on. */
  readonly look: number;
  /** Keys that cannot belong to an item that is wanted are left out unread. */
  readonly may?: (key: IndexKey) => boolean;
  /** The items of these keys that are wanted, in their order. */
  readonly read: (keys: readonly IndexKey[]) => Promise<readonly T[]>;
}

export interface MergedPage<T> {
  readonly items: T[];
  readonly next?: Place;
}

/**
 * One page of several partitions merged by what the index sorts by. Keys are merged, and items read as far as a page
 * needs them.
 */
export async function mergedPage<T>(
  rows: Pick<Rows, 'keys'>,
  lists: Lists,
  { limit, step, look, may = () => true, read }: Paging<T>,
): Promise<MergedPage<T>> {
  const items: T[] = [];
  let waiting: readonly IndexKey[] = [];
  let { after } = lists;
  let isEnd = false;
  for (let looked = 0; ; ) {
    while (waiting.length < limit - items.length && looked < look && !isEnd) {
      const { keys, end } = await merged(rows, { ...lists, after }, step);
      waiting = [...waiting, ...keys.filter(may)];
      looked += keys.length;
      after = end ?? after;
      isEnd = end === undefined;
    }
    const [now, later] = parted(waiting, limit - items.length, lists.exact);
    items.push(...(await read(now)));
    const last = now.at(-1);
    const next = later.length > 0 && last ? placeOf(last, lists.exact) : isEnd ? undefined : after;
    if (items.length >= limit || (later.length === 0 && (isEnd || looked >= look)))
      return { items, ...(next && { next }) };
    waiting = later;
  }
}

/** The next keys of all partitions in one order; `end` is where to go on, absent at the end. */
async function merged(
  rows: Pick<Rows, 'keys'>,
  { index, partitions, newest = false, after, exact }: Lists,
  limit: number,
): Promise<{ keys: IndexKey[]; end?: Place }> {
  const { attribute, sort } = index;
  const from = (partition: string) =>
    after?.pk === undefined
      ? { beyond: after?.since }
      : { after: { [attribute]: partition, [sort]: after.since, pk: after.pk, sk: '-' } };
  const pages = await Promise.all(
    partitions.map((partition) => rows.keys(index, partition, { limit, newest, ...from(partition) })),
  );
  const order = inOrder(newest);
  const keys = pages
    .flatMap((page) => page.keys.map(({ pk, sk, sort: since = '' }): IndexKey => ({ pk, sk, since })))
    .sort(order);
  // A partition that has more may have it right behind its last key: nothing beyond that is in order yet.
  const [end] = pages
    .flatMap(({ next }) => (next ? [placeOf({ since: `${next[sort]}`, pk: `${next.pk}` }, exact)] : []))
    .sort(order);
  return end ? { keys: keys.filter((key) => order(key, end) <= 0), end } : { keys };
}

/** The first so many; unless a page is to be exact, with all that have the last one's value. */
function parted(keys: readonly IndexKey[], count: number, exact = false): [IndexKey[], IndexKey[]] {
  const end = keys[count - 1]?.since;
  const isFirst = ({ since }: IndexKey, n: number) => n < count || (!exact && since === end);
  const first = keys.filter(isFirst).length;
  return [keys.slice(0, first), keys.slice(first)];
}

const placeOf = ({ since, pk }: Required<Place>, exact = false): Place => (exact ? { since, pk } : { since });

/** By the value, then by key where both have one; falling when the newest come first. */
export const inOrder =
  (newest = false) =>
  (a: Place, b: Place): number => {
    const rising =
      compare(a.since, b.since) || (a.pk === undefined || b.pk === undefined ? 0 : compare(a.pk, b.pk));
    return newest ? -rising : rising;
  };

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
