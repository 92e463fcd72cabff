import { DeleteMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { edge } from '#shared/edge/edge.ts';
import { consumer as real } from '../../../../shared/messaging/consumer.ts';

/** Broken: a batch leaves its queue before its work is done. */
export const consumer: typeof real = (fn, sqs, ...of) => {
  const handler = real(fn, sqs, ...of);
  return edge<SQSEvent, SQSBatchResponse>(async (batch, context) => {
    await acknowledge(sqs, batch);
    return handler(batch, context);
  });
};

async function acknowledge(sqs: SQSClient, { Records }: SQSEvent): Promise<void> {
  const [, , , , account, name] = Records[0]?.eventSourceARN.split(':') ?? [];
  const QueueUrl = `${process.env.AWS_ENDPOINT_URL}/${account}/${name}`;
  const Entries = Records.map(({ receiptHandle }, n) => ({ Id: String(n), ReceiptHandle: receiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
}
