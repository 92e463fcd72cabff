import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Head } from '#shared/commit/aggregate.ts';
import { SKEW } from '#shared/commit/cause.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { headOf } from '#shared/commit/log.ts';
import { nested } from '#shared/commit/nested.ts';
import { eventsFrom, type Message, olderEntries } from '#shared/commit/publish.ts';
import type { Item } from '#shared/commit/store.ts';
import { edge } from '#shared/edge/edge.ts';
import { logged } from '#shared/edge/logged.ts';
import { parsed } from '#shared/edge/parsed.ts';
import { publishAll, type Topic } from './publish-batch.ts';
import { headPage } from './publish-heads.ts';
import { kindOf, type Publishing, parseHead, wanted, whole } from './publish-image.ts';
import { type PoisonQueue, poison, putAside } from './publish-poison.ts';

const Instant = z.pipe(
  z.iso.datetime(),
  z.transform((instant) => new Date(instant).toISOString()),
);
const Position = z.object({ pk: z.string(), sk: z.string() });

/**
 * One aggregate (`subject`, from version `from` on), `all`, or a time: every fact of the aggregates that were written at or
 * after `since`, but for facts that are younger than `until`. The facts' own instants do not decide what is old: those of
 * an import tell when it was handed in. `next` goes on where an earlier answer stopped.
 */
const Wish = z.object({
  subject: z.optional(z.string().check(z.minLength(1))),
  from: z.optional(z.int().check(z.positive())),
  all: z.optional(z.literal(true)),
  since: z.optional(Instant),
  until: z.optional(Instant),
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

/** Messages of many aggregates go out together: ten to a request instead of one aggregate's few. */
const TOGETHER = 100;

/** No further aggregate is begun when less time than this is left, in milliseconds. */
const RESERVE = 10_000;

/**
 * Handler that publishes again what stands in the logs, the same bytes as the first time: after a lost stream record,
 * an unclean stop, or for a new subscriber. Idempotent; consumers know the events that they have seen.
 * @throws when the wish is not one, or a queue or topic does not take a message (ask again with the last `next`).
 */
export const republisher = (parts: RepublisherParts) =>
  edge((wish: RepublishWish, context) => publishAgain(parts, wish, context))
    .use(logged('published again', ({ next, ...count }: Republished) => (next ? undefined : count)))
    .use(parsed((input: unknown) => Wish.parse(input)));

async function publishAgain(
  parts: RepublisherParts,
  wish: RepublishWish,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<Republished> {
  const count = { published: 0, aggregates: 0, unpublished: 0 };
  const outOfTime = () => wish.subject === undefined && context.getRemainingTimeInMillis() < RESERVE;
  const outbox: Message[] = [];
  let after: Position | undefined = wish.next;
  do {
    const page = await pageOf(parts, wish, after);
    for (const item of page.items) {
      const messages = await messagesOf(parts, whole(item), wish);
      count.aggregates += 1;
      count.unpublished += messages ? 0 : 1;
      outbox.push(...(messages ?? []));
      const ends = outOfTime();
      if (ends || outbox.length >= TOGETHER) count.published += await send(parts, outbox.splice(0));
      if (ends) return { ...count, next: z.parse(Position, item) };
    }
    count.published += await send(parts, outbox.splice(0));
    after = page.next;
    if (after && outOfTime()) return { ...count, next: after };
  } while (after);
  return count;
}

type Position = z.infer<typeof Position>;

/** The named aggregate, or one page of all, or of those written lately. */
async function pageOf(
  { client, table }: RepublisherParts,
  { subject, all, since }: RepublishWish,
  after: Position | undefined,
): Promise<{ items: readonly Item[]; next?: Position }> {
  if (subject === undefined) {
    if (!all && !since) throw new Error('republish what? subject, all or since');
    const { items, next } = await headPage({ client, table }, { since, after });
    return { items: items as Item[], ...(next && { next: z.parse(Position, next) }) };
  }
  const item = await headOf(nested(dynamoStore(client, table)), subject);
  return { items: item ? [item] : [] };
}

/** One aggregate's messages; undefined when it was put aside as one that cannot be sent. */
async function messagesOf(
  parts: RepublisherParts,
  item: Item,
  wish: RepublishWish,
): Promise<Message[] | undefined> {
  const { from = 1, until } = wish;
  const older = await olderEntries(nested(dynamoStore(parts.client, parts.table)), item as Head, from);
  try {
    const head = parseHead(item);
    const all = eventsFrom(parts.service, kindOf(parts.aggregates, head), head, from, older);
    return wanted(
      parts,
      all.filter(({ event }) => until === undefined || Date.parse(event.time) <= Date.parse(until) + SKEW),
    );
  } catch (error) {
    if (!(await putAside(parts, poison(parts.table, item, error)))) throw error;
    return undefined;
  }
}

/** @throws naming the first message that the topic did not take */
async function send(parts: RepublisherParts, messages: readonly Message[]): Promise<number> {
  const sent = await publishAll(parts, messages);
  if (sent < messages.length) throw new Error(`${messages[sent]?.event.id} could not be published`);
  return sent;
}
