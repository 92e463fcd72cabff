import { SendMessageBatchCommand, type SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { LONGEST_DELAY } from '#shared/messaging/enqueuer.ts';
import { type BatchOutcome, outcomeOf } from './batch-outcome.ts';
import type { MessagingTest } from './messaging-test.ts';

/** SendMessageBatch: taken in part, or not at all. */

/** Bytes that SQS takes in one batch. */
const MOST_BYTES = 1024 * 1024;

interface Batch {
  readonly entries: readonly SendMessageBatchRequestEntry[];
  /** Of the queue. */
  readonly attributes?: Readonly<Record<string, string>>;
}

const batch = (
  name: string,
  { entries, attributes }: Batch,
  expected: BatchOutcome,
  known: MessagingTest['known'] = {},
): MessagingTest => ({
  name: `SendMessageBatch: ${name}`,
  expected,
  known,
  run: async (bench) => {
    const QueueUrl = await bench.queue(attributes);
    const command = new SendMessageBatchCommand({ QueueUrl, Entries: [...entries] });
    return outcomeOf(bench, QueueUrl, bench.sqs.send(command), expected.arrived.length);
  },
});

const anyDelay = {
  observed: { failed: {}, arrived: ['first', 'last'] },
  reason: 'it takes a delay of any length. Ours are never longer than the longest (LONGEST_DELAY)',
};

export const sendBatchTests: readonly MessagingTest[] = [
  batch(
    'an entry with a delay beyond the longest fails alone',
    {
      entries: [
        { Id: '0', MessageBody: 'first' },
        { Id: '1', MessageBody: 'late', DelaySeconds: LONGEST_DELAY + 1 },
        { Id: '2', MessageBody: 'last' },
      ],
    },
    { failed: { 1: 'InvalidParameterValue' }, arrived: ['first', 'last'] },
    { localstack: anyDelay, ministack: anyDelay },
  ),
  batch(
    'an entry larger than its queue takes fails alone',
    {
      attributes: { MaximumMessageSize: '1024' },
      entries: [
        { Id: '0', MessageBody: 'large'.repeat(500) },
        { Id: '1', MessageBody: 'small' },
      ],
    },
    { failed: { 0: 'InvalidParameterValue' }, arrived: ['small'] },
    {
      localstack: {
        observed: { failed: { 0: 'InvalidParameterValueException' }, arrived: ['small'] },
        reason:
          'it spells the code in its own way. We send again whatever failed, and never ask for the code',
      },
    },
  ),
  batch(
    'an entry with a character that is not allowed fails alone',
    {
      entries: [
        { Id: '0', MessageBody: 'bad \u0000' },
        { Id: '1', MessageBody: 'good' },
      ],
    },
    { failed: { 0: 'InvalidMessageContents' }, arrived: ['good'] },
  ),
  batch(
    'one byte too many together refuses the whole',
    {
      entries: [
        { Id: '0', MessageBody: 'a'.repeat(MOST_BYTES / 2) },
        { Id: '1', MessageBody: 'b'.repeat(MOST_BYTES / 2 + 1) },
      ],
    },
    { refused: 'BatchRequestTooLong', arrived: [] },
  ),
  batch(
    'one id twice refuses the whole',
    {
      entries: [
        { Id: '0', MessageBody: 'a' },
        { Id: '0', MessageBody: 'b' },
      ],
    },
    { refused: 'BatchEntryIdsNotDistinct', arrived: [] },
  ),
  batch(
    'more than ten entries refuse the whole',
    { entries: Array.from({ length: 11 }, (_, n) => ({ Id: String(n), MessageBody: 'a' })) },
    { refused: 'TooManyEntriesInBatchRequest', arrived: [] },
  ),
];
