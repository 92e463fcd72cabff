import type { MiddlewareObj } from '@middy/core';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';

/** The partial batch response of a queue: the records that the handler answers with come again, and no others. */
export const partialBatch = (): MiddlewareObj<unknown, SQSBatchResponse | readonly SQSRecord[]> => ({
  after: (request) => {
    const again = request.response as readonly SQSRecord[];
    request.response = { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  },
});
