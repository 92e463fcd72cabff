import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Dead } from './verdict.ts';

/** A message that was taken and not deleted: nobody else sees it until it is put back or its time is over. */
export interface Taken extends Dead {
  readonly id: string;
  readonly receipt: string;
  readonly sentAt: number;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
}

export const urlOf = async (sqs: SQSClient, QueueName: string): Promise<string> =>
  (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? '';

/** So often in a row must nothing come: SQS asks some of its servers only. */
const EMPTY = 2;

/** How many messages lie in a queue that nobody holds, as SQS reckons them. */
export async function lying(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages'] as const;
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] });
  return Number((await sqs.send(command)).Attributes?.ApproximateNumberOfMessages ?? 0);
}

/**
 * What lies in a queue, ten at a time and each once, nobody else's for `seconds`. Where so much stays that the first comes
 * back before the last was seen, it may end too early: see `lying`.
 */
export async function* take(sqs: SQSClient, QueueUrl: string, seconds: number): AsyncGenerator<Taken[]> {
  const seen = new Set<string>();
  for (let empty = 0; empty < EMPTY; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: seconds,
        WaitTimeSeconds: empty,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
    for (const { MessageId = '' } of fresh) seen.add(MessageId);
    empty = fresh.length > 0 ? 0 : empty + 1;
    if (fresh.length > 0) yield fresh.map(taken);
  }
}

const taken = ({
  MessageId = '',
  ReceiptHandle = '',
  Body = '',
  Attributes,
  MessageAttributes,
}: Message): Taken => {
  const { reason, source, ...attributes } = MessageAttributes ?? {};
  return {
    id: MessageId,
    receipt: ReceiptHandle,
    body: Body,
    sentAt: Number(Attributes?.SentTimestamp ?? 0),
    reason: reason?.StringValue,
    attributes,
  };
};

/** Sends it to another queue as it came, and only then deletes it here: cut short, it is there twice, never gone. */
export async function move(
  sqs: SQSClient,
  from: string,
  to: string,
  { body, attributes, receipt }: Taken,
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({ QueueUrl: to, MessageBody: body, MessageAttributes: { ...attributes } }),
  );
  await drop(sqs, from, receipt);
}

export const drop = async (sqs: SQSClient, QueueUrl: string, ReceiptHandle: string): Promise<void> => {
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
};

/** Everybody may see it again at once. If this fails, they do when its time is over. */
export async function putBack(sqs: SQSClient, QueueUrl: string, ReceiptHandle: string): Promise<void> {
  const command = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
  await sqs.send(command).catch(() => undefined);
}
