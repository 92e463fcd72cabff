import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { type Message, toEvents } from '#shared/commit/publish.ts';
import { logged } from '#shared/edge/logged.ts';
import { metric } from '#shared/observe/log.ts';
import { publishAll, type Topic } from './publish-batch.ts';
import { kindOf, type Publishing, parseHead, wanted, whole } from './publish-image.ts';
import { type Poison, type PoisonQueue, poison, putAside } from './publish-poison.ts';
import { tableStream } from './table-stream.ts';

export { republisher } from './publish-again.ts';

/** Everything a service's publisher needs; its entry file makes the clients. */
export type PublisherDeps = Publishing & Topic & PoisonQueue;

/** What one stream record asks for: messages to send, or an image to put aside. */
interface Task {
  readonly messages: readonly Message[];
  readonly poison?: Poison;
}

/** What a batch of stream records came to. */
interface Published {
  readonly records: number;
  readonly messages: number;
  readonly failed: number;
}

/**
 * Handler of a table's stream (NEW_IMAGE): sends the facts that each write added. What the topic does not take after
 * a few tries is reported with everything later, so the stream comes again from there: nothing is lost and nothing
 * overtakes for good. An image that can never be sent is put aside and does not hold up its neighbours.
 */
export const publisher = (parts: PublisherDeps) =>
  tableStream<Task>(
    (record) => read(parts, record),
    (tasks) => send(parts, tasks),
  ).use(logged('published', (published: Published) => ({ ...published })));

async function send(parts: PublisherDeps, tasks: readonly Task[]): Promise<Published> {
  const outbox = tasks.flatMap(({ messages }, record) => messages.map((message) => ({ record, message })));
  const sent = await publishAll(
    parts,
    outbox.map(({ message }) => message),
  );
  let done = outbox[sent]?.record ?? tasks.length;
  for (const [record, task] of tasks.slice(0, done).entries()) {
    if (!task.poison || (await putAside(parts, task.poison))) continue;
    done = record;
    break;
  }
  const failed = tasks.length - done;
  if (failed > 0) metric('publish_failed', failed);
  return { records: tasks.length, messages: sent, failed };
}

/** Removals and quiet writes ask for nothing; the stream's filter leaves them out before. */
function read(parts: Publishing, record: DynamoDBRecord): Task {
  const image = record.dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
  if (!image?.emits) return { messages: [] };
  const table = record.eventSourceARN?.split('/')[1] ?? '';
  let item: Record<string, unknown> = {};
  try {
    item = whole(unmarshall(image));
    const head = parseHead(item);
    return { messages: wanted(parts, toEvents(parts.service, kindOf(parts.aggregates, head), head)) };
  } catch (error) {
    return { messages: [], poison: poison(table, item, error) };
  }
}
