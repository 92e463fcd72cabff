import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type Message, toEvents } from '#shared/commit/publish.ts';
import { log, metric } from '#shared/observe/log.ts';
import { publishAll, type Topic } from './publish-batch.ts';
import { kindOf, type Publishing, parseHead, wanted, whole } from './publish-image.ts';
import { type Poison, type PoisonQueue, poison, putAside } from './publish-poison.ts';

export { republisher } from './publish-again.ts';

/** Everything a service's publisher needs; its entry file makes the clients. */
export type PublisherParts = Publishing & Topic & PoisonQueue;

/** What one stream record asks for: messages to send, or an image to put aside. */
interface Task {
  readonly messages: readonly Message[];
  readonly poison?: Poison;
}

/**
 * Handler of a table's stream (NEW_IMAGE): sends the facts that each write added. What the topic does not take after
 * a few tries is reported with everything later, so the stream comes again from there: nothing is lost and nothing
 * overtakes for good. An image that can never be sent is put aside and does not hold up its neighbours.
 */
export const publisher =
  (parts: PublisherParts) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const tasks = Records.map((record) => read(parts, record));
    const outbox = tasks.flatMap(({ messages }, record) => messages.map((message) => ({ record, message })));
    const sent = await publishAll(
      parts,
      outbox.map(({ message }) => message),
    );
    let failed = outbox[sent]?.record ?? tasks.length;
    for (const [record, task] of tasks.slice(0, failed).entries()) {
      if (!task.poison || (await putAside(parts, task.poison))) continue;
      failed = record;
      break;
    }
    log.info('published', { records: tasks.length, messages: sent, failed: tasks.length - failed });
    if (failed < tasks.length) metric('publish_failed', tasks.length - failed);
    const itemIdentifier = Records[failed]?.dynamodb?.SequenceNumber;
    return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
  };

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
