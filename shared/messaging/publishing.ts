import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import type { AnyAggregate } from '#shared/commit/aggregate.ts';
import { env } from '#shared/env.ts';
import { publisher, republisher } from './publisher.ts';

/**
 * The two handlers of a service's `publish.ts`: the stream's publisher, and the republisher that says it all again. The
 * aggregates are handed back for whoever asks what a service publishes.
 */
export function publishing(aggregates: readonly AnyAggregate[]) {
  const deps = {
    service: env.service,
    aggregates,
    types: env.subscribed,
    sns: new SNSClient({}),
    topicArn: env.topic,
    sqs: new SQSClient({}),
    unpublishedUrl: env.unpublished,
  };
  return {
    aggregates,
    handler: publisher(deps),
    republish: republisher({ ...deps, client: documentClient(), table: env.table('main') }),
  };
}
