import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { projectGrant } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { ask } from '#shared/vault/ask.ts';
import { referenceReader } from './reference.ts';
import { onReport, onWanted, type Parts, type Words } from './route.ts';
import manifest from './service.ts';
import { Copies } from './store.ts';

const client = documentClient();
const lambda = new LambdaClient({});
const main = new Rows(client, env.table('main'));
const copies = new Copies(main);
const reference = referenceReader(copies);
const parts: Parts = {
  stores: { store: dynamoStore(client, main.table) },
  copies,
  reference,
  wordsOf: async (report) => {
    const request = { ids: [report], by: 'service:routing', purpose: 'routing' };
    return (await ask<Words>(lambda, 'intake.words', request))[report];
  },
  now: Date.now,
};

export const handler = consumer(manifest.functions.on, new SQSClient({}), {
  ReportReceived: onReport(parts),
  HolderWanted: onWanted(parts),
  AreaChanged: async (event) => {
    await copies.area(event);
    reference.forget();
  },
  RulesChanged: async (event) => {
    await copies.rules(event);
    reference.forget();
  },
  TeamChanged: (event) => copies.team(event),
  MemberChanged: (event) => copies.member(event),
  AbsenceChanged: (event) => copies.absence(event),
  GrantChanged: async (event) => {
    await projectGrant(main)(event);
    await copies.lead(event);
  },
});
