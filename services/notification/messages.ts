import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { type Message, message } from './domain/message.ts';

const ABOUT = { name: 'about', attribute: 'about', sort: 'since' };
const PAGE = 50;

/** One page of the messages about a ticket, those queued last first. */
export async function messagesAbout(
  rows: Pick<Rows, 'keys' | 'many'>,
  about: string,
  after?: Record<string, unknown>,
): Promise<{ messages: Message[]; next?: Record<string, unknown> }> {
  const page = await rows.keys(ABOUT, about, { limit: PAGE, newest: true, ...(after && { after }) });
  const heads = await rows.many<Head>(page.keys);
  return {
    messages: heads.map((head) => fold(message, head).state),
    ...(page.next && { next: page.next }),
  };
}
