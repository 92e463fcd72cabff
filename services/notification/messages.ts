import type { Principal } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { requireFor } from '#shared/http/call.ts';
import { fromCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import { type Message, message } from './domain/message.ts';

type Index = Pick<Rows, 'keys' | 'many'>;
type Position = Readonly<Record<string, unknown>>;

export interface Page {
  readonly messages: readonly Message[];
  readonly next?: Position;
}

const ABOUT = { name: 'about', attribute: 'about', sort: 'since' };
const PAGE = 50;

/**
 * One page of the messages about a ticket, those queued last first, for somebody who may read that ticket.
 * The ticket is where its newest message says; before it was placed, where the resident said.
 * @throws Problem not-found for an unknown ticket and one of another area alike, invalid for a strange cursor
 */
export async function messagesFor(
  rows: Index,
  who: Principal,
  { about, after }: { about: string; after?: string | undefined },
): Promise<Page> {
  const newest = await pageOf(rows, about);
  requireFor(who, 'ticket.read', newest.messages.find(({ queued }) => queued?.area)?.queued?.area);
  const position = fromCursor<Position>(after, ['pk', 'sk', 'about', 'since']);
  if (!position) return newest;
  // A cursor of another ticket would turn its pages here.
  if (position.about !== about)
    throw problems.invalid([{ field: 'after', code: 'bad-cursor', message: 'after' }]);
  return pageOf(rows, about, position);
}

async function pageOf(rows: Index, about: string, after?: Position): Promise<Page> {
  const page = await rows.keys(ABOUT, about, { limit: PAGE, newest: true, ...(after && { after }) });
  const heads = await rows.many<Head>(page.keys);
  return {
    messages: heads.map((head) => fold(message, head).state),
    ...(page.next && { next: page.next }),
  };
}
