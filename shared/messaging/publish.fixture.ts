import type { PublishBatchRequestEntry } from '@aws-sdk/client-sns';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit } from '#shared/commit/commit.ts';
import { type MemoryStore, memoryStore } from '#shared/commit/memory-store.ts';
import { type Command, decideSample, sample } from '#shared/commit/simulation/sample-aggregate.ts';

/** Fixtures of the publishing tests: committed aggregates, their stream, a topic and a queue that can fail. */
export const TYPES: ReadonlySet<string> = new Set(
  ['Opened', 'Urged', 'Finished', 'Reopened'].map((name) => `huying.casework.${name}.v1`),
);

/** Commits the commands to a sample aggregate, one a second. */
export async function commitAll(store: MemoryStore, id: string, commands: readonly Command[]): Promise<void> {
  for (const [n, command] of commands.entries()) {
    const by = { cause: { id: `${id}-${n}` }, at: new Date(1.8e12 + n * 1000).toISOString(), actor: 'm-1' };
    const stores = { store, vault: memoryStore() };
    await commit(stores, sample, id, by, (state) => decideSample(state, command, 'words'));
  }
}

/** The records that a table's stream would have for these images; sequence numbers `s0`, `s1`, … */
export const records = (images: readonly object[]): DynamoDBRecord[] =>
  images.map((image, n) => ({
    eventName: 'MODIFY',
    eventSourceARN:
      'arn:aws:dynamodb:us-east-1:000000000000:table/huying-casework/stream/2026-11-22T00:00:00.000',
    dynamodb: {
      SequenceNumber: `s${n}`,
      NewImage: marshall(image, { removeUndefinedValues: true }) as never,
    },
  }));

export const heads = (store: MemoryStore): Head[] => store.images.filter(({ sk }) => sk === '-') as Head[];

/** A topic. `fails` says of an event id and how often it was tried whether the entry fails, or the whole call. */
export function topic(fails: (id: string, tried: number) => boolean | 'call' = () => false) {
  const sent: { id: string; body: string; attributes: Record<string, string | undefined> }[] = [];
  const calls: number[] = [];
  const tried = new Map<string, number>();
  const send = async ({ input }: { input: { PublishBatchRequestEntries: PublishBatchRequestEntry[] } }) => {
    const entries = input.PublishBatchRequestEntries.map(({ Id, Message = '', MessageAttributes = {} }) => {
      const id: string = JSON.parse(Message).id;
      tried.set(id, (tried.get(id) ?? 0) + 1);
      const attributes = Object.fromEntries(
        Object.entries(MessageAttributes).map(([k, v]) => [
          k,
          v.DataType === 'String' ? v.StringValue : undefined,
        ]),
      );
      return { Id, id, body: Message, attributes, verdict: fails(id, tried.get(id) ?? 0) };
    });
    calls.push(entries.length);
    if (entries.some(({ verdict }) => verdict === 'call')) throw new Error('no connection');
    const good = entries.filter(({ verdict }) => verdict === false);
    sent.push(...good.map(({ id, body, attributes }) => ({ id, body, attributes })));
    const Failed = entries
      .filter(({ verdict }) => verdict === true)
      .map(({ Id }) => ({ Id, Code: 'InternalError' }));
    return { Successful: [], ...(Failed.length > 0 && { Failed }) };
  };
  return { sent, calls, sns: { send } as never };
}

/** A queue; `down` refuses every message. */
export function queue(down = false) {
  const taken: unknown[] = [];
  const send = async ({ input }: { input: { QueueUrl: string; MessageBody: string } }) => {
    if (down) throw new Error('queue is down');
    taken.push({ to: input.QueueUrl, ...JSON.parse(input.MessageBody) });
  };
  return { taken, sqs: { send } as never };
}
