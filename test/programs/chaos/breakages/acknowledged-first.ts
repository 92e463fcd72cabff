import { DeleteMessageBatchCommand } from '@aws-sdk/client-sqs';
import { consumer as real } from '../../../../shared/messaging/consumer.ts';

export { type On, on } from '../../../../shared/messaging/consumer.ts';

/** Broken: a batch leaves its queue before its work is done. */
export const consumer: typeof real = (sqs, subscriptions) => {
  const handler = real(sqs, subscriptions);
  return async (batch) => {
    const [, , , , account, name] = batch.Records[0]?.eventSourceARN.split(':') ?? [];
    const QueueUrl = `${process.env.AWS_ENDPOINT_URL}/${account}/${name}`;
    const Entries = batch.Records.map(({ receiptHandle }, n) => ({
      Id: String(n),
      ReceiptHandle: receiptHandle,
    }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    return handler(batch);
  };
};
