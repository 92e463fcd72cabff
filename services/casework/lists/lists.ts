import { inOrder, mergedPage } from '#shared/aws/merged-page.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import { ticket } from '../commands/aggregate.ts';
import { indexOf, isWanted, listsOf, mayBeWanted, type Wanted } from '../ticket/lists.ts';
import type { Ticket } from '../ticket/ticket.ts';

export interface Listed {
  readonly id: string;
  readonly changed: string;
  readonly ticket: Ticket;
}
export interface Page {
  readonly tickets: Listed[];
  readonly next?: string | undefined;
}

const PAGE = 30;
const byPlace = { name: 'byPlace', attribute: 'place', sort: 'since' } as const;

/** Keys that are read at a time from one list, and in all for one page. */
const STEP = 100;
const LOOK = 2000;

interface Asked {
  readonly newest?: boolean;
  readonly cursor?: string | undefined;
  /** Tickets that the caller has just changed: the index may not have them yet, or still where they were. */
  readonly also?: readonly string[];
}

/**
 * One page of the wanted tickets of several places together, the oldest first (or the newest): their lists are merged
 * by the instant of opening. Keys tell whose and where; tickets are read as far as a page needs them. Where few are
 * wanted of very many a page may be short, with a cursor to go on. `also` are read themselves, and stand on the page
 * that they belong to whatever the index says.
 */
export async function listOf(
  main: Rows,
  places: readonly string[],
  wanted: Wanted,
  { also = [], ...asked }: Asked = {},
): Promise<Page> {
  const page = await indexedIn(main, places, wanted, asked);
  const unseen = also.filter((id) => !page.tickets.some((listed) => listed.id === id));
  if (unseen.length === 0) return page;
  const order = inOrder(asked.newest);
  const [from, to] = [asked.cursor, page.next].map(placeOf);
  const read = await readOf(
    main,
    unseen.map((pk) => ({ pk, sk: '-' })),
  );
  const missing = read.filter((listed) => {
    const since = indexOf(listed.ticket).since;
    if (since === undefined || !isWanted(wanted, listed.ticket)) return false;
    return (
      (from === undefined || order({ since }, from) > 0) && (to === undefined || order({ since }, to) <= 0)
    );
  });
  const key = ({ ticket: t }: Listed) => ({ since: indexOf(t).since ?? '' });
  return { ...page, tickets: [...page.tickets, ...missing].sort((a, b) => order(key(a), key(b))) };
}

const placeOf = (cursor: string | undefined) => fromCursor<{ since: string }>(cursor, ['since']);

/** A page as the index knows it. */
async function indexedIn(
  main: Rows,
  places: readonly string[],
  wanted: Wanted,
  { newest = false, cursor }: Asked,
): Promise<Page> {
  const partitions = places.flatMap((place) => listsOf(place, wanted.headings));
  const lists = { index: byPlace, partitions, newest, after: placeOf(cursor) };
  const { items, next } = await mergedPage(main, lists, {
    limit: PAGE,
    step: STEP,
    look: LOOK,
    may: ({ since }) => mayBeWanted(wanted, since),
    read: async (keys) => (await readOf(main, keys)).filter((listed) => isWanted(wanted, listed.ticket)),
  });
  return { tickets: items, next: toCursor(next) };
}

async function readOf(main: Rows, keys: readonly { pk: string; sk: string }[]): Promise<Listed[]> {
  const heads = (await main.many<Head>(keys)) as unknown as Head[];
  return heads
    .filter(({ kind }) => kind === ticket.name)
    .map((head) => ({ id: head.pk, changed: head.changed, ticket: fold(ticket, head).state }));
}
