import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { checkpoint, type Streamed } from '#shared/edge/checkpoint.ts';
import { edge } from '#shared/edge/edge.ts';
import { records } from '#shared/edge/records.ts';

/**
 * What runs around everything that a table's stream wakes, from the outside to the inside: the answer with the record
 * from which on the stream comes again, and the reading of each record by itself.
 */
export const tableStream = <T>(
  read: (record: DynamoDBRecord) => T,
  handle: (records: readonly T[]) => Promise<Streamed>,
) =>
  edge<DynamoDBStreamEvent, DynamoDBBatchResponse>(handle as never)
    .use(checkpoint())
    .use(records(read));
