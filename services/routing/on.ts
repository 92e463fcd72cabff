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
import { IntakeWords } from '#events/reads/intake.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { asker } from '#shared/vault/ask.ts';
import { referenceReader } from './reference.ts';
import { onReport, onWanted, type Parts } from './route.ts';
import type manifest from './service.ts';
import { Copies } from './store.ts';

const client = documentClient();
const ask = asker<(typeof manifest)['functions']['on']>(new LambdaClient({}));
const main = new Rows(client, env.table('main'));
const copies = new Copies(main);
const reference = referenceReader(copies);
const parts: Parts = {
  stores: { store: dynamoStore(client, main.table) },
  copies,
  reference,
  wordsOf: async (report) => {
    const question = { ids: [report], by: 'service:routing', purpose: 'routing' };
    return (await ask(IntakeWords, question))[report];
  },
  now: Date.now,
};

export const handler = consumer(new SQSClient({}), [
  on(ReportReceived, onReport(parts)),
  on(HolderWanted, onWanted(parts)),
  on(AreaChanged, async (event) => {
    await copies.area(event);
    reference.forget();
  }),
  on(RulesChanged, async (event) => {
    await copies.rules(event);
    reference.forget();
  }),
  on(TeamChanged, (event) => copies.team(event)),
  on(MemberChanged, (event) => copies.member(event)),
  on(AbsenceChanged, (event) => copies.absence(event)),
  on(GrantChanged, async (event) => {
    await projectGrant(main)(event);
    await copies.lead(event);
  }),
]);
