import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { NotYet } from '#shared/commit/decision.ts';
import { log } from '#shared/observe/log.ts';
import type { Delivery } from './delivery.ts';
import { queueEdge } from './queue-edge.ts';
import { settleAll } from './settle.ts';

export interface WorkQueue<S extends z.core.$ZodType> {
  /** What a record's body is; anything else goes to the dead letters at once. */
  readonly schema: S;
  /** Does it, as often as it comes: the queue delivers at least once. */
  readonly work: (item: z.output<S>) => Promise<unknown>;
  /** What the item is about, for the log: an id, never personal data. */
  readonly subject?: (item: z.output<S>) => string;
}

/**
 * The edge of a function's own queue (`worksOff`). What fails comes back, later each time; after the last try it goes
 * to the dead letters with its reason, from where it can be redriven. What only has to wait goes to the end of the
 * queue instead, at once when it knows how long (`Wait`) or after its last try (`NotYet`): waiting is no failure, and
 * the work itself knows when waiting has no sense any more.
 */
export const workQueue = <S extends z.core.$ZodType>(
  sqs: SQSClient,
  { schema, work, subject }: WorkQueue<S>,
) =>
  queueEdge(workReader(schema), (deliveries) =>
    settleAll(
      sqs,
      deliveries.map((delivery) => [delivery]),
      { work, context: (item) => (subject ? { subject: subject(item) } : {}), report, waits: true },
    ),
  );

const workReader =
  <S extends z.core.$ZodType>(schema: S) =>
  (record: SQSRecord): Delivery<z.output<S>> => {
    try {
      return { record, message: z.parse(schema, JSON.parse(record.body)) };
    } catch {
      return { record, unreadable: 'unreadable' };
    }
  };

function report(error: unknown, tries: number): void {
  if (error instanceof NotYet) log.info('waits', { tries, reason: error.message });
  else log.error('work failed', error, { tries });
}
