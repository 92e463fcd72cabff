import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { workQueue } from '#shared/messaging/work-queue.ts';
import { asker } from '#shared/vault/ask.ts';
import { receive } from './inbound/receive.ts';
import { whoseNumber } from './inbound/whose.ts';
import { TwoWaySms } from './provider/two-way.ts';
import type manifest from './service.ts';

const deps = {
  stores: { store: dynamoStore(documentClient(), env.table('main')) },
  whose: whoseNumber(asker<(typeof manifest)['functions']['inbound']>(new LambdaClient({}))),
  now: Date.now,
};

/** Takes what people answer by SMS, one message for each record. */
export const handler = workQueue(new SQSClient({}), {
  schema: TwoWaySms,
  work: (sms) => receive(deps, sms),
});
