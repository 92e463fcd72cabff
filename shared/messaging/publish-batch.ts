import { type BatchResultErrorEntry, PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import { backoff } from '#shared/commit/backoff.ts';
import type { Message } from '#shared/commit/publish.ts';
import { log } from '#shared/observe/log.ts';

/** Limits of one PublishBatch: entries, and bytes of bodies and attributes together (also of one message). */
export const MAX_ENTRIES = 10;
export const MAX_BYTES = 256 * 1024;
const ATTEMPTS = 4;

export interface Topic {
  readonly sns: Pick<SNSClient, 'send'>;
  readonly topicArn: string;
  /** Waits before a further attempt; tests bring one that does not. */
  readonly pause?: (attempt: number) => Promise<void>;
}

/** Bytes that SNS counts for a message. */
export function messageSize({ event, attributes }: Message): number {
  const named = Object.entries(attributes)
    .flat()
    .concat(Object.keys(attributes).map(() => 'String'));
  return [JSON.stringify(event), ...named].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** Neighbouring messages in batches that SNS takes. */
export function batches(messages: readonly Message[]): Message[][] {
  const made: Message[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = messageSize(message);
    const open = made.at(-1);
    if (open && open.length < MAX_ENTRIES && size <= room) open.push(message);
    else made.push([message]);
    room = (made.at(-1) === open ? room : MAX_BYTES) - size;
  }
  return made;
}

/**
 * Publishes in order and stops at the first batch with a message that fails for good.
 * @returns how many messages, counted from the first, are published for certain.
 */
export async function publishAll(topic: Topic, messages: readonly Message[]): Promise<number> {
  let done = 0;
  for (const batch of batches(messages)) {
    const failed = await publishBatch(topic, batch);
    if (failed !== undefined) return done + failed;
    done += batch.length;
  }
  return done;
}

/** One batch; entries that fail are tried again on their own. Answers the place of the first that never went. */
async function publishBatch(topic: Topic, batch: readonly Message[]): Promise<number | undefined> {
  let open = batch.map((message, place) => ({ place, message }));
  for (let attempt = 1; ; attempt++) {
    const failed = new Set((await send(topic, open)).map(({ Id }) => Id));
    open = open.filter(({ place }) => failed.has(String(place)));
    if (open.length === 0) return undefined;
    if (attempt === ATTEMPTS) return open[0]?.place;
    await (topic.pause ?? backoff)(attempt);
  }
}

type Open = readonly { place: number; message: Message }[];

/** The entries that failed: those that SNS names, or all when there was no answer. */
async function send({ sns, topicArn }: Topic, open: Open): Promise<Pick<BatchResultErrorEntry, 'Id'>[]> {
  const PublishBatchRequestEntries = open.map(({ place, message: { event, attributes } }) => ({
    Id: String(place),
    Message: JSON.stringify(event),
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  }));
  try {
    const command = new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries });
    const { Failed = [] } = await sns.send(command);
    if (Failed.length > 0) log.warn('entries not published', { count: Failed.length, code: Failed[0]?.Code });
    return Failed;
  } catch (error) {
    log.error('batch not published', error, { count: open.length });
    return open.map(({ place }) => ({ Id: String(place) }));
  }
}
