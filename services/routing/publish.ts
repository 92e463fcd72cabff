import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { env } from '#shared/env.ts';
import { publisher, republisher } from '#shared/messaging/publisher.ts';
import { decision } from './domain/decision.ts';

const parts = {
  service: 'routing' as const,
  aggregates: [decision],
  types: env.subscribed,
  sns: new SNSClient({}),
  topicArn: env.topic,
  sqs: new SQSClient({}),
  unpublishedUrl: env.deadLetters,
  client: documentClient(),
  table: env.table('main'),
};

export const handler = publisher(parts);
export const republish = republisher(parts);
