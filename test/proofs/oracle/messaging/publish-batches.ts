import { PublishBatchCommand } from '@aws-sdk/client-sns';
import { MAX_BYTES } from '#shared/messaging/publish-batch.ts';
import { type BatchOutcome, outcomeOf } from './batch-outcome.ts';
import type { MessagingTest } from './messaging-test.ts';

/** PublishBatch: taken or refused as a whole. What AWS names as failed in it are failures of its own, which nobody can order. */

interface Entry {
  readonly Id: string;
  readonly Message: string;
  /** The value of its one attribute. */
  readonly attribute?: string;
}

const batch = (
  name: string,
  entries: readonly Entry[],
  expected: BatchOutcome,
  known: MessagingTest['known'] = {},
): MessagingTest => ({
  name: `PublishBatch: ${name}`,
  expected,
  known,
  run: async (bench) => {
    const TopicArn = await bench.topic();
    const queue = await bench.subscribed(TopicArn);
    const PublishBatchRequestEntries = entries.map(({ attribute = 'x', ...entry }) => ({
      ...entry,
      MessageAttributes: { type: { DataType: 'String', StringValue: attribute } },
    }));
    const command = new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries });
    return outcomeOf(bench, queue, bench.sns.send(command), expected.arrived.length);
  },
});

/** What SNS counts for the attribute of an entry: its name, its type and its value. */
const ATTRIBUTE_BYTES = 'type'.length + 'String'.length + 'x'.length;
/** The body of one of two entries that fill a batch. */
const half = MAX_BYTES / 2 - ATTRIBUTE_BYTES;

export const publishBatchTests: readonly MessagingTest[] = [
  batch(
    'as many bytes as our publisher puts into one are taken',
    [
      { Id: '0', Message: 'a'.repeat(half) },
      { Id: '1', Message: 'b'.repeat(half) },
    ],
    { failed: {}, arrived: ['aaaaaaaaaa', 'bbbbbbbbbb'] },
  ),
  batch(
    'one byte too many together refuses the whole',
    [
      { Id: '0', Message: 'a'.repeat(half) },
      { Id: '1', Message: 'b'.repeat(half + 1) },
    ],
    { refused: 'BatchRequestTooLong', arrived: [] },
    {
      ministack: {
        observed: { failed: {}, arrived: ['aaaaaaaaaa', 'bbbbbbbbbb'] },
        reason:
          'it counts each entry by itself. Our publisher counts all together (shared/messaging/publish-batch.ts)',
      },
    },
  ),
  batch(
    'one entry that is too large by itself refuses the whole',
    [
      { Id: '0', Message: 'a'.repeat(MAX_BYTES + 1) },
      { Id: '1', Message: 'small' },
    ],
    { refused: 'BatchRequestTooLong', arrived: [] },
    {
      ministack: {
        observed: { failed: { 0: 'InvalidParameter' }, arrived: ['small'] },
        reason: 'it names that entry alone. Our publisher sets such an event aside before it sends',
      },
    },
  ),
  batch(
    'an entry with an empty attribute refuses the whole',
    [
      { Id: '0', Message: 'empty', attribute: '' },
      { Id: '1', Message: 'good' },
    ],
    { refused: 'InvalidParameterValue', arrived: [] },
    {
      ministack: {
        observed: { failed: {}, arrived: ['empty', 'good'] },
        reason: 'it takes empty attributes. Our events leave them out (shared/commit/publish.ts)',
      },
    },
  ),
  batch(
    'one id twice refuses the whole',
    [
      { Id: '0', Message: 'a' },
      { Id: '0', Message: 'b' },
    ],
    { refused: 'BatchEntryIdsNotDistinct', arrived: [] },
  ),
  batch(
    'more than ten entries refuse the whole',
    Array.from({ length: 11 }, (_, n) => ({ Id: String(n), Message: 'a' })),
    { refused: 'TooManyEntriesInBatchRequest', arrived: [] },
  ),
];
