import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PublishBatchCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';

export const doc = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const lambda = new LambdaClient({});
const sns = new SNSClient({});
const sqs = new SQSClient({});
const TableName = process.env.TABLE;

export interface Message {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
}

const item = (m: Message, sk: string) => ({
  pk: m.id,
  sk,
  kind: m.kind,
  text: m.text,
  at: new Date().toISOString(),
});

/** The SDK calls of the product, one each, with nothing around them. */
export const calls: Record<string, (m: Message) => Promise<unknown>> = {
  get: (m) => doc.send(new GetCommand({ TableName, Key: { pk: m.id, sk: '-' }, ConsistentRead: true })),
  query: (m) =>
    doc.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': m.id },
      }),
    ),
  batchGet: (m) =>
    doc.send(
      new BatchGetCommand({
        RequestItems: {
          [String(TableName)]: {
            Keys: [
              { pk: m.id, sk: '-' },
              { pk: m.id, sk: 'side' },
            ],
          },
        },
      }),
    ),
  put: (m) => doc.send(new PutCommand({ TableName, Item: item(m, 'side') })),
  fact: (m) => doc.send(new PutCommand({ TableName, Item: { ...item(m, '-'), emits: 1 } })),
  done: (m) => doc.send(new PutCommand({ TableName, Item: item(m, `done-${m.kind}`) })),
  invoke: (m) =>
    lambda.send(
      new InvokeCommand({ FunctionName: process.env.READER, Payload: Buffer.from(JSON.stringify(m)) }),
    ),
  send: (m) =>
    sqs.send(new SendMessageCommand({ QueueUrl: process.env.NEXT, MessageBody: JSON.stringify(m) })),
  sms: (m) => sns.send(new PublishCommand({ PhoneNumber: '+8615400099999', Message: `echo ${m.id}` })),
};

export const publish = (messages: readonly Message[]) =>
  sns.send(
    new PublishBatchCommand({
      TopicArn: process.env.TOPIC,
      PublishBatchRequestEntries: messages.map((m, i) => ({
        Id: String(i),
        Message: JSON.stringify(m),
        MessageAttributes: { type: { DataType: 'String', StringValue: m.kind } },
      })),
    }),
  );

/** What this function does with a message of a kind: `report=get put send;assigned=get`. */
export const plan = new Map(
  (process.env.CALLS ?? '').split(';').map((p) => p.split('=') as [string, string]),
);

export async function perform(m: Message): Promise<void> {
  for (const call of (plan.get(m.kind) ?? '').split(' ').filter(Boolean)) await calls[call]?.(m);
}
