import { paginateListTopics, SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { republishAll } from '../../../infra/tooling/republish/republish-all.ts';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import type { Pieces, Searched } from './place.ts';

const TOPIC = /:huying-[a-z]+$/;
/** So many looks in a row find nothing before what is missing is believed not to come. */
const SILENCE = 3;

/**
 * Every event that the services have ever published, as it goes out: all logs are published once more, into a queue
 * that listens to every topic. Consumers hear them too, and know what they have seen.
 * @throws when fewer arrive than were published
 */
export async function* events(system: Searched): Pieces {
  const sns = new SNSClient(clientOf(system.endpoint));
  const sqs = new SQSClient(clientOf(system.endpoint));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `leaks-${Date.now()}` }));
  const heard: string[] = [];
  try {
    heard.push(...(await listen(sns, sqs, QueueUrl)));
    const published = await republishAll(system.endpoint);
    let received = 0;
    // All that was published and nothing behind it; other facts may go on for ever.
    for (let empty = 0; empty < (received < published ? SILENCE : 1); ) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: received < published ? 2 : 0,
          MessageAttributeNames: ['All'],
        }),
      );
      empty = Messages.length === 0 ? empty + 1 : 0;
      received += Messages.length;
      for (const { Body = '', MessageAttributes = {} } of Messages)
        yield {
          place: 'events',
          where: eventId(Body),
          text: `${Body}\n${JSON.stringify(MessageAttributes)}`,
        };
      await forget(sqs, QueueUrl, Messages);
    }
    if (received < published) throw new Error(`Of ${published} events ${received} were heard: search again.`);
  } finally {
    for (const SubscriptionArn of heard) await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    sns.destroy();
    sqs.destroy();
  }
}

async function listen(sns: SNSClient, sqs: SQSClient, QueueUrl: string | undefined): Promise<string[]> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const heard: string[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client: sns }, {}))
    for (const { TopicArn = '' } of Topics.filter((topic) => TOPIC.test(topic.TopicArn ?? ''))) {
      const { SubscriptionArn } = await sns.send(
        new SubscribeCommand({
          TopicArn,
          Protocol: 'sqs',
          Endpoint: Attributes?.QueueArn,
          Attributes: { RawMessageDelivery: 'true' },
          ReturnSubscriptionArn: true,
        }),
      );
      if (SubscriptionArn) heard.push(SubscriptionArn);
    }
  return heard;
}

const forget = async (
  sqs: SQSClient,
  QueueUrl: string | undefined,
  all: readonly { ReceiptHandle?: string | undefined }[],
) => {
  if (all.length === 0) return;
  const Entries = all.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
};

function eventId(body: string): string {
  try {
    const { type, id } = JSON.parse(body) as { type?: string; id?: string };
    return `${type} ${id}`;
  } catch {
    return 'no CloudEvent';
  }
}
