import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { ServiceName } from '#events/envelope.ts';
import { documentClient } from '#shared/aws/clients.ts';
import type { AnyAggregate } from '#shared/commit/aggregate.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { publisher, republisher } from './publisher.ts';

/** The two handlers of a service's `publish.ts`: the stream's publisher, and the republisher that says it all again. */
export function publishing(service: ServiceName, aggregates: readonly AnyAggregate[]) {
  const client = documentClient();
  const table = env.table('main');
  const parts = {
    service,
    aggregates,
    types: env.subscribed,
    sns: new SNSClient({}),
    topicArn: env.topic,
    sqs: new SQSClient({}),
    unpublishedUrl: env.unpublished,
  };
  return {
    handler: publisher(parts),
    republish: republisher({ ...parts, store: dynamoStore(client, table), client, table }),
  };
}
