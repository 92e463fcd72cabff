import { randomUUID } from 'node:crypto';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientOf } from '../../local/aws-env.ts';
import { system } from './system.ts';

let client: Promise<{ sqs: SQSClient; QueueUrl: string }> | undefined;

/** Somebody answers an SMS: what their provider would put into our queue (two-way SMS of AWS End User Messaging). */
export async function replyBySms(from: string, text: string): Promise<void> {
  client ??= connect();
  const { sqs, QueueUrl } = await client;
  const MessageBody = JSON.stringify({
    originationNumber: from,
    destinationNumber: '+8612345',
    messageKeyword: 'KEYWORD',
    messageBody: text,
    inboundMessageId: randomUUID(),
    previousPublishedMessageId: randomUUID(),
  });
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}

async function connect() {
  const { endpoint } = await system();
  const sqs = new SQSClient(clientOf(endpoint));
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'huying-notification-inbound' }));
  return { sqs, QueueUrl: QueueUrl ?? '' };
}
