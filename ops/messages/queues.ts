import { GetQueueAttributesCommand, paginateListQueues, type SQSClient } from '@aws-sdk/client-sqs';

/** Addresses of all queues of a deployment. */
export async function queueUrls(sqs: SQSClient): Promise<string[]> {
  const urls: string[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues({ client: sqs }, { QueueNamePrefix: 'huying-' }))
    urls.push(...QueueUrls);
  return urls;
}

export const queueName = (url: string): string => url.split('/').at(-1) ?? url;

/** Does what lies there wait for a person: dead letters, or facts that could not be published? */
export const isDead = (name: string): boolean => /-(dlq|unpublished)$/.test(name);

/** Names of the deployment's queues of dead letters. */
export const deadQueues = async (sqs: SQSClient): Promise<string[]> =>
  (await queueUrls(sqs)).map(queueName).filter(isDead).sort();

/** How many messages wait in a queue or are being handled, as SQS reckons them; those delayed on purpose do not count. */
export async function underWay(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, n) => sum + Number(n), 0);
}
