import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { type Message, publish } from './sdk.ts';

export const handler = async ({ Records }: DynamoDBStreamEvent) => {
  const messages = Records.map((r) => ({
    ...unmarshall((r.dynamodb?.NewImage ?? {}) as never),
    kind: process.env.KIND ?? '',
  })).map(toMessage);
  // No more than ten in a call.
  for (let from = 0; from < messages.length; from += 10) await publish(messages.slice(from, from + 10));
};

const toMessage = (image: Record<string, unknown>): Message => ({
  id: String(image.pk),
  kind: String(image.kind),
  text: String(image.text),
});
