import { covers } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import { ticket } from './domain/aggregate.ts';
import type { Ticket } from './domain/ticket.ts';

export interface Listed {
  readonly id: string;
  readonly changed: string;
  readonly ticket: Ticket;
}

const PAGE = 30;
const indexes = {
  work: { name: 'byWork', attribute: 'work' },
  place: { name: 'byPlace', attribute: 'place' },
} as const;

/** One page of a worklist, the oldest open one first, the newest closed one first. */
export async function worklist(
  main: Rows,
  by: keyof typeof indexes,
  of: string,
  state: 'open' | 'closed',
  cursor: string | undefined,
): Promise<{ tickets: Listed[]; next?: string | undefined }> {
  const after = fromCursor<Record<string, unknown>>(cursor, ['pk', 'sk', by, 'since']);
  const { keys, next } = await main.keys(indexes[by], `${of}#${state}`, {
    limit: PAGE,
    newest: state === 'closed',
    // A cursor of another list does not open that list.
    ...(after && { after: { ...after, [by]: `${of}#${state}` } }),
  });
  const heads = (await main.many<Head>(keys)) as unknown as Head[];
  const tickets = heads.map((head) => ({
    id: head.pk,
    changed: head.changed,
    ticket: fold(ticket, head).state,
  }));
  return { tickets, next: toCursor(next) };
}

/**
 * One page of an area's tickets. Placed ones are listed under their block's parent, so a single block's are picked from
 * there, beside those that are not placed yet and chose the block: about a page of them, without a cursor.
 */
export async function areaList(
  main: Rows,
  area: string,
  state: 'open' | 'closed',
  cursor: string | undefined,
): Promise<{ tickets: Listed[]; next?: string | undefined }> {
  const own = await worklist(main, 'place', area, state, cursor);
  const parent = area.split('/').slice(0, -1).join('/');
  const listsBlocks = own.tickets.some(({ ticket: t }) => t.placement);
  if (listsBlocks || own.next || cursor || !parent) return own;
  const tickets = [...own.tickets];
  let after: string | undefined;
  do {
    const page = await worklist(main, 'place', parent, state, after);
    tickets.push(...page.tickets.filter(({ ticket: t }) => t.placement && covers(area, t.placement.area)));
    after = page.next;
  } while (after && tickets.length < PAGE);
  return { tickets };
}

export interface Text {
  readonly sk: string;
  readonly text: string;
  readonly outcome?: 'done' | 'explained';
  readonly solved?: boolean;
}

/** Words that belong to facts of this ticket: `reply`, `note` or `answer`, by the key of the fact's words (`Recorded.words`). */
export async function textsOf(
  vault: Rows,
  id: string,
  kind: 'reply' | 'note' | 'answer',
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
