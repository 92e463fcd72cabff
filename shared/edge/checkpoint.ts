import type { MiddlewareObj } from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

/** Result of a stream's batch: how many records at its end failed and have to be delivered again. */
export interface Streamed {
  readonly failed: number;
}

type Remembered = { records: DynamoDBStreamEvent['Records'] };

/**
 * The partial batch response of a stream, which comes again from the lowest record that failed. Stands before whatever
 * takes the records apart.
 */
export const checkpoint = (): MiddlewareObj<
  DynamoDBStreamEvent,
  DynamoDBBatchResponse | Streamed,
  Error,
  Context,
  Remembered
> => ({
  before: ({ event, internal }) => {
    internal.records = event.Records;
  },
  after: (request) => {
    const { records } = request.internal;
    const { failed } = request.response as Streamed;
    const lowest = records[records.length - failed]?.dynamodb?.SequenceNumber;
    request.response = { batchItemFailures: lowest === undefined ? [] : [{ itemIdentifier: lowest }] };
  },
});
