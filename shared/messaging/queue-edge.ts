import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { edge } from '#shared/edge/edge.ts';
import { partialBatch } from '#shared/edge/partial-batch.ts';
import { records } from '#shared/edge/records.ts';
import type { Delivery } from './delivery.ts';

/**
 * What runs around everything that a queue feeds, from the outside to the inside: the answer with the records that come
 * again, and the reading of each record by itself. Inside, `handle` settles the deliveries and answers with those records.
 */
export const queueEdge = <T>(
  read: (record: SQSRecord) => Delivery<T>,
  handle: (deliveries: readonly Delivery<T>[]) => Promise<readonly SQSRecord[]>,
) =>
  edge<SQSEvent, SQSBatchResponse>(handle as never)
    .use(partialBatch())
    .use(records(read));
