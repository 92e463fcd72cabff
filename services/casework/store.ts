import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import type { Areas } from './areas.ts';
import { ticket } from './domain/aggregate.ts';
import { indexOf, isWanted, listsOf, mayBeWanted, type Wanted } from './domain/lists.ts';
import type { Candidate } from './domain/message.ts';
import type { Ticket } from './domain/ticket.ts';
import { teamKey } from './projections.ts';

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
  const [from, to] = [asked.cursor, page.next].map(sinceOf);
  const read = await readOf(
    main,
    unseen.map((pk) => ({ pk, sk: '-' })),
  );
  const missing = read.filter((listed) => {
    const since = indexOf(listed.ticket).since;
    if (since === undefined || !isWanted(wanted, listed.ticket)) return false;
    return (from === undefined || order(since, from) > 0) && (to === undefined || order(since, to) <= 0);
  });
  const key = ({ ticket: t }: Listed) => indexOf(t).since ?? '';
  return { ...page, tickets: [...page.tickets, ...missing].sort((a, b) => order(key(a), key(b))) };
}

/** Texts in the order of a list: rising, or falling when the newest come first. */
const inOrder =
  (newest = false) =>
  (a: string, b: string): number =>
    a === b ? 0 : a < b === newest ? 1 : -1;

const sinceOf = (cursor: string | undefined) => fromCursor<{ since: string }>(cursor, ['since'])?.since;

/** A page as the index knows it. */
async function indexedIn(
  main: Rows,
  places: readonly string[],
  wanted: Wanted,
  { newest = false, cursor }: Asked,
): Promise<Page> {
  const lists = places.flatMap((place) => listsOf(place, wanted.headings));
  const tickets: Listed[] = [];
  let waiting: Key[] = [];
  let beyond = sinceOf(cursor);
  let isEnd = false;
  for (let looked = 0; ; ) {
    while (waiting.length < PAGE - tickets.length && looked < LOOK && !isEnd) {
      const step = await merged(main, lists, newest, beyond);
      waiting.push(...step.keys.filter(({ since }) => mayBeWanted(wanted, since)));
      looked += step.keys.length;
      beyond = step.last ?? beyond;
      isEnd = step.last === undefined;
    }
    const [now, later] = parted(waiting, PAGE - tickets.length);
    tickets.push(...(await readOf(main, now)).filter((listed) => isWanted(wanted, listed.ticket)));
    const next = later.length > 0 ? now.at(-1)?.since : isEnd ? undefined : beyond;
    const isFull = tickets.length >= PAGE || (later.length === 0 && (isEnd || looked >= LOOK));
    if (isFull) return { tickets, next: next === undefined ? undefined : toCursor({ since: next }) };
    waiting = later;
  }
}

/** The first so many, and all that were opened at the last one's instant: the next page begins behind that. */
function parted(keys: readonly Key[], count: number): [Key[], Key[]] {
  const end = keys[count - 1]?.since;
  const first = keys.filter(({ since }, n) => n < count || since === end).length;
  return [keys.slice(0, first), keys.slice(first)];
}

async function readOf(main: Rows, keys: readonly Omit<Key, 'since'>[]): Promise<Listed[]> {
  const heads = (await main.many<Head>(keys)) as unknown as Head[];
  return heads
    .filter(({ kind }) => kind === ticket.name)
    .map((head) => ({ id: head.pk, changed: head.changed, ticket: fold(ticket, head).state }));
}

interface Key {
  readonly pk: string;
  readonly sk: string;
  readonly since: string;
}

/** The next keys of all lists in one order; `last` is where to go on, absent at the end. */
async function merged(main: Rows, lists: readonly string[], newest: boolean, beyond: string | undefined) {
  const pages = await Promise.all(
    lists.map((list) => main.keys(byPlace, list, { limit: STEP, newest, beyond })),
  );
  const order = inOrder(newest);
  const keys = pages
    .flatMap((page) => page.keys.map(({ pk, sk, sort = '' }): Key => ({ pk, sk, since: sort })))
    .sort((a, b) => order(a.since, b.since));
  // A list that has more may have it right behind its last key: nothing beyond that is in order yet.
  const [last] = pages.flatMap((page) => (page.next ? [page.keys.at(-1)?.sort ?? ''] : [])).sort(order);
  return last === undefined
    ? { keys, last }
    : { keys: keys.filter(({ since }) => order(since, last) <= 0), last };
}

/**
 * Tickets that wait to be accepted by this member, wherever they hold them, the oldest first.
 * @throws NotYet while there are no areas to look in
 */
export async function assignedTo(main: Rows, areas: Areas, member: string): Promise<Candidate[]> {
  const roots = await areas.roots();
  if (roots.length === 0) throw new NotYet('no areas');
  const places = (await Promise.all(roots.map((root) => areas.holdingPlaces(root)))).flat();
  const wanted = { headings: ['open'], within: roots, holder: member } as const;
  const found: Candidate[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOf(main, places, wanted, { cursor });
    for (const { id, ticket: t } of page.tickets)
      if (t.phase === 'assigned') found.push({ id, number: t.number });
    cursor = page.next;
  } while (cursor);
  return found;
}

export interface Text {
  readonly sk: string;
  readonly text: string;
  readonly outcome?: 'done' | 'explained';
  readonly solved?: boolean | string;
}

/** Words that belong to facts of this ticket, by the key of the fact's words (`Recorded.words`). */
export async function textsOf(
  vault: Rows,
  id: string,
  kind: 'reply' | 'note' | 'answer' | 'callback',
): Promise<Map<string, Text>> {
  const rows = await vault.all<Text>(id, `${kind}#`);
  return new Map(rows.map((row) => [row.sk.slice(kind.length + 1), row]));
}

interface TeamRow {
  readonly name: string;
}

/** The team's name as community last said it. */
export const teamName = async (main: Rows, team: string): Promise<string | undefined> =>
  (await main.get<TeamRow>(teamKey(team)))?.name;
