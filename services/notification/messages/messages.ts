import type { Principal } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { itemOf, NESTED_HEADS } from '#shared/commit/nested.ts';
import { requireFor } from '#shared/http/call.ts';
import { badCursor, fromCursor } from '#shared/http/cursor.ts';
import { type Message, message } from '../domain/message.ts';

type Partition = Pick<Rows, 'all'>;

export interface Page {
  readonly messages: readonly Message[];
  readonly next?: Position;
}

/** Where a page ended: the ticket, and its last message with the instant when that was queued. */
interface Position {
  readonly [field: string]: unknown;
  readonly about: string;
  readonly since: string;
  readonly id: string;
}

const PAGE = 50;

/**
 * One page of the messages about a ticket, those queued last first, for somebody who may read that ticket.
 * The ticket is where its newest message says; before it was placed, where the resident said.
 * @throws Problem not-found for an unknown ticket and one of another area alike, invalid for a strange cursor
 */
export async function messagesFor(
  rows: Partition,
  who: Principal,
  { about, after }: { about: string; after?: string | undefined },
): Promise<Page> {
  const all = await messagesAbout(rows, about);
  requireFor(who, 'ticket.read', all.find(({ message }) => message.queued?.area)?.message.queued?.area);
  const position = fromCursor<Position>(after, ['about', 'since', 'id']);
  // A cursor of another ticket would turn its pages here.
  if (position && position.about !== about) throw badCursor();
  const rest = position ? all.filter((one) => order(one, position) > 0) : all;
  const page = rest.slice(0, PAGE);
  const last = page.at(-1);
  return {
    messages: page.map(({ message }) => message),
    ...(last && rest.length > PAGE && { next: { about, since: last.since, id: last.id } }),
  };
}

interface Listed {
  readonly id: string;
  readonly since: string;
  readonly message: Message;
}

/** All of a ticket's messages stand in its partition: a few dozen at most, each below a kilobyte. */
async function messagesAbout(rows: Partition, about: string): Promise<Listed[]> {
  const heads = (await rows.all<Head>(about, NESTED_HEADS)).map(itemOf);
  return heads
    .map((head) => {
      const { state } = fold(message, head);
      return { id: head.pk, since: state.queuedAt ?? '', message: state };
    })
    .sort(order);
}

/** The one that was queued last comes first. */
const order = (a: Pick<Listed, 'since' | 'id'>, b: Pick<Listed, 'since' | 'id'>): number =>
  b.since.localeCompare(a.since) || b.id.localeCompare(a.id);
