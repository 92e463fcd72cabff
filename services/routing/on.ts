import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { HolderWanted } from '#events/casework.ts';
import {
  AbsenceChanged,
  AreaChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import { ReportReceived } from '#events/intake.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { ask } from '#shared/vault/ask.ts';
import { projections } from './projections.ts';
import { communityReader } from './reference.ts';
import { onReport, onWanted, type Parts, type Words } from './route.ts';
import { Copies } from './store.ts';

const client = documentClient();
const lambda = new LambdaClient({});
const main = new Rows(client, env.table('main'));
const copies = new Copies(main);
const keep = projector(main, projections);
const reference = communityReader(copies);
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

export const handler = consumer(new SQSClient({}), [
  on(ReportReceived, onReport(parts)),
  on(HolderWanted, onWanted(parts)),
  on(AreaChanged, async (event) => {
    await keep.area(event);
    reference.forget();
  }),
  on(RulesChanged, async (event) => {
    await keep.rules(event);
    reference.forget();
  }),
  on(TeamChanged, keep.team),
  on(MemberChanged, keep.member),
  on(AbsenceChanged, keep.absence),
  on(GrantChanged, keep.grant),
]);
