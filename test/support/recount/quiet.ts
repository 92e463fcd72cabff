import { GetQueueAttributesCommand, paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import { system } from '../system.ts';
import { until } from '../until.ts';

/** So often in a row must nothing be under way: what left one queue may not have reached the next. */
const LOOKS = 5;

/**
 * Waits until no message is waiting or being handled. Timers that are due later are no messages under way.
 * @throws when there is no quiet within `limitMs`
 */
export async function quiet(limitMs = 120_000): Promise<void> {
  const { endpoint } = await system();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const sqs = new SQSClient({ endpoint, region: 'us-east-1', credentials });
  const urls: string[] = [];
  for await (const page of paginateListQueues({ client: sqs }, { QueueNamePrefix: 'huying-' }))
    urls.push(...(page.QueueUrls ?? []).filter((url) => !/-(dlq|unpublished)$/.test(url)));
  let calm = 0;
  try {
    await until(
      'all queues to be empty',
      async () => {
        const counts = await Promise.all(urls.map((url) => underWay(sqs, url)));
        calm = counts.every((n) => n === 0) ? calm + 1 : 0;
        return calm >= LOOKS;
      },
      { limitMs, everyMs: 300 },
    );
  } finally {
    sqs.destroy();
  }
}

async function underWay(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, n) => sum + Number(n), 0);
}
