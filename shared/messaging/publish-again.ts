import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { eventsFrom, type Message } from '#shared/commit/publish.ts';
import { log } from '#shared/observe/log.ts';
import { publishAll, type Topic } from './publish-batch.ts';
import { headPage } from './publish-heads.ts';
import { kindOf, type Publishing, parseHead, wanted } from './publish-image.ts';
import { type PoisonQueue, poison, putAside } from './publish-poison.ts';

const Position = z.object({ pk: z.string(), sk: z.string() });

/**
 * One aggregate (`subject`, from version `from` on), `all`, or what was written at or after `since`.
 * `next` goes on where an earlier answer stopped.
 */
const Wish = z.object({
  subject: z.optional(z.string().check(z.minLength(1))),
  from: z.optional(z.int().check(z.positive())),
  all: z.optional(z.literal(true)),
  since: z.optional(z.iso.datetime()),
  next: z.optional(Position),
});

export type RepublishWish = z.infer<typeof Wish>;

/** `unpublished` aggregates were put aside as the publisher does; with `next` there is more to do. */
export interface Republished {
  readonly published: number;
  readonly aggregates: number;
  readonly unpublished: number;
  readonly next?: z.infer<typeof Position>;
}

/** As the publisher's, with the table that is read instead of its stream. */
export type RepublisherParts = Publishing &
  Topic &
  PoisonQueue & { readonly client: DynamoDBDocumentClient; readonly table: string };

/** No further aggregate is begun when less time than this is left, in milliseconds. */
const RESERVE = 10_000;

/**
 * Handler that publishes again what stands in the logs, the same bytes as the first time: after a lost stream record,
 * an unclean stop, or for a new subscriber. Idempotent; consumers know the events that they have seen.
 * @throws when the wish is not one, or the topic does not take a message (ask again with the last `next`).
 */
export const republisher =
  (parts: RepublisherParts) =>
  async (input: unknown, context: { getRemainingTimeInMillis(): number }): Promise<Republished> => {
    const wish = Wish.parse(input);
    if (!wish.subject && !wish.all && !wish.since) throw new Error('republish what? subject, all or since');
    const count = { published: 0, aggregates: 0, unpublished: 0 };
    for await (const { item, position } of heads(parts, wish)) {
      if (context.getRemainingTimeInMillis() < RESERVE) return { ...count, next: position };
      const sent = await again(parts, item, wish);
      count.aggregates += 1;
      if (sent === undefined) count.unpublished += 1;
      else count.published += sent;
    }
    log.info('published again', count);
    return count;
  };

type Position = z.infer<typeof Position>;

/** The heads that are wished for, each with the position from which it would come next. */
async function* heads(parts: RepublisherParts, { subject, since, next }: RepublishWish) {
  const { client, table } = parts;
  if (subject) {
    const item = await dynamoStore(client, table).get(subject, '-');
    if (item) yield { item, position: { pk: subject, sk: '-' } };
    return;
  }
  let after: Position | undefined = next;
}

/** Sends one aggregate's messages and counts them; undefined when it had to be put aside. */
async function again(parts: RepublisherParts, item: Record<string, unknown>, { from = 1, since = '' }: RepublishWish) {
  return 0;
}
