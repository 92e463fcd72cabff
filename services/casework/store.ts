import { covers } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import { ticket } from './domain/aggregate.ts';
import type { Heading } from './domain/lists.ts';
import type { Candidate } from './domain/message.ts';
import { areaOf, type Ticket } from './domain/ticket.ts';

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
const byWork = { name: 'byWork', attribute: 'work' } as const;
const byPlace = { name: 'byPlace', attribute: 'place', sort: 'since' } as const;

const ticketsOf = async (main: Rows, keys: readonly { pk: string; sk: string }[]): Promise<Listed[]> =>
  ((await main.many<Head>(keys)) as unknown as Head[]).map((head) => ({
    id: head.pk,
    changed: head.changed,
    ticket: fold(ticket, head).state,
  }));

/** One page of a holder's open work, the oldest first. */
export async function worklist(main: Rows, holder: string, cursor: string | undefined): Promise<Page> {
  const after = fromCursor<Record<string, unknown>>(cursor, ['pk', 'sk', 'work', 'since']);
  const { keys, next } = await main.keys(byWork, `${holder}#open`, {
    limit: PAGE,
    // A cursor of another list does not open that list.
    ...(after && { after: { ...after, work: `${holder}#open` } }),
  });
  return { tickets: await ticketsOf(main, keys), next: toCursor(next) };
}

/** More than anybody has to accept at a time. */
const MOST = 100;

/** Tickets that wait to be accepted by this member, the oldest first. */
export async function assignedTo(main: Rows, member: string): Promise<Candidate[]> {
  const { keys } = await main.keys(byWork, `${member}#open`, { limit: MOST });
  return (await ticketsOf(main, keys)).flatMap(({ id, ticket: { phase, number, placement } }) =>
    phase === 'assigned' && placement?.holder === member ? [{ id, number }] : [],
  );
}

/** Which tickets of which places: under these headings, and of these only what `pick` takes. */
export interface Places {
  readonly places: readonly string[];
  readonly headings: readonly Heading[];
  readonly newest?: boolean;
  readonly pick?: ((t: Ticket) => boolean) | undefined;
}

/** So many tickets are looked at for one page of those that are picked. */
const LOOK = 10 * PAGE;

/**
 * One page of the tickets of several places together, the oldest first (or the newest): their lists are merged by the
 * instant of opening. Where few are picked a page may be short, with a cursor to go on.
 */
export async function placeList(main: Rows, of: Places, cursor: string | undefined): Promise<Page> {
  let beyond = fromCursor<{ since: string }>(cursor, ['since'])?.since;
  const tickets: Listed[] = [];
  for (let looked = 0; looked < LOOK && tickets.length < PAGE; ) {
    const { keys, last } = await mergedKeys(main, of, beyond);
    const found = await ticketsOf(main, keys);
    tickets.push(...found.filter((listed) => of.pick?.(listed.ticket) ?? true));
    beyond = last;
    if (last === undefined) break;
    looked += keys.length;
  }
  return { tickets, next: beyond === undefined ? undefined : toCursor({ since: beyond }) };
}

/** The next keys of all lists in one order; `last` is where to go on, absent at the end. Equal instants stay together. */
async function mergedKeys(main: Rows, { places, headings, newest = false }: Places, beyond?: string) {
  const lists = places.flatMap((place) => headings.map((heading) => `${place}#${heading}`));
  const pages = await Promise.all(
    lists.map((list) => main.keys(byPlace, list, { limit: PAGE + 1, newest, beyond })),
  );
  const sign = newest ? -1 : 1;
  const order = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0);
  const all = pages.flatMap(({ keys }) => keys).sort((a, b) => order(a.sort ?? '', b.sort ?? ''));
  // A list that has more may have it right behind its last key: nothing beyond that is in order yet.
  const sure = pages.flatMap(({ keys, next }) => (next ? [keys.at(-1)?.sort ?? ''] : [])).sort(order)[0];
  const last = [all[PAGE - 1]?.sort, sure].filter((at) => at !== undefined).sort(order)[0];
  if (last === undefined) return { keys: all };
  const keys = all.filter(({ sort = '' }) => order(sort, last) <= 0);
  const isAll = keys.length === all.length && sure === undefined;
  return isAll ? { keys } : { keys, last };
}

/** Tickets that lie in one of the areas, as far as is known. */
export const within =
  (areas: readonly string[]) =>
  (t: Ticket): boolean =>
    areas.some((area) => covers(area, areaOf(t) ?? ''));

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
  (await main.get<TeamRow>(`team#${team}`))?.name;

export const keepTeam = (main: Rows, id: string, name: string, version: number): Promise<boolean> =>
  main.putNewer({ pk: `team#${id}`, sk: '-', version, name });
