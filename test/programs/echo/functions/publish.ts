import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { type Message, publish } from './sdk.ts';

export const handler = async ({ Records }: DynamoDBStreamEvent) => {
  await publish(
    Records.map((r) => ({
      ...unmarshall((r.dynamodb?.NewImage ?? {}) as never),
      kind: process.env.KIND ?? '',
    })).map(toMessage),
  );
};

const toMessage = (image: Record<string, unknown>): Message => ({
  id: String(image.pk),
  kind: String(image.kind),
  text: String(image.text),
});
