import * as z from 'zod/mini';
import type { AnyAggregate, Head } from '#shared/commit/aggregate.ts';
import { itemOf, type Key } from '#shared/commit/nested.ts';
import type { Message } from '#shared/commit/publish.ts';
import { MAX_BYTES, messageSize } from './publish-batch.ts';

/** What a publisher publishes: the facts of these aggregates whose types have a subscriber. */
export interface Publishing {
  readonly service: string;
  readonly aggregates: readonly AnyAggregate[];
  /** Full event types, `huying.<service>.<Name>.v1`. */
  readonly types: ReadonlySet<string>;
}

const StoredHead = z.looseObject({
  pk: z.string().check(z.minLength(1)),
  sk: z.literal('-'),
  kind: z.string(),
  version: z.int().check(z.positive()),
  spilled: z.int().check(z.nonnegative()),
  emits: z.optional(z.int().check(z.positive())),
  changed: z.string(),
  log: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()], z.unknown())),
});

/** What was read from a table or its stream, under the whole id of its aggregate (see `nested`). */
export const whole = <T extends Readonly<Record<string, unknown>>>(item: T): T =>
  typeof item.pk === 'string' && typeof item.sk === 'string' ? (itemOf(item as T & Key) as T) : item;

/** Parses a head. @throws when the item is not one, or emits more entries than its log holds. */
export function parseHead(item: unknown): Head {
  const head = StoredHead.parse(item);
  if ((head.emits ?? 0) > head.log.length) throw new Error('emits more than its log holds');
  return head as unknown as Head;
}

/** @throws when the kind is unknown: this code is older than the item, or the table belongs to another service. */
export function kindOf(aggregates: readonly AnyAggregate[], head: Head): AnyAggregate {
  const aggregate = aggregates.find(({ name }) => name === head.kind);
  if (!aggregate) throw new Error(`unknown kind ${head.kind}`);
  return aggregate;
}

/** The messages that have a subscriber. @throws when one is too large for the topic. */
export function wanted({ types }: Publishing, messages: readonly Message[]): Message[] {
  const sent = messages.filter(({ event }) => types.has(event.type));
  const large = sent.find((message) => messageSize(message) > MAX_BYTES);
  if (large) throw new Error(`${large.event.id} is too large to be published`);
  return sent;
}
