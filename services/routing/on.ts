import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { IntakeWords } from '#events/reads/intake.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { asker } from '#shared/vault/ask.ts';
import { projections } from './projections.ts';
import { communityReader } from './reference.ts';
import { onHolderWanted, onReportReceived, type RouteDeps } from './route.ts';
import manifest from './service.ts';
import { Copies } from './store.ts';

const client = documentClient();
const ask = asker<(typeof manifest)['functions']['on']>(new LambdaClient({}));
const main = new Rows(client, env.table('main'));
const copies = new Copies(main);
const keep = projector(main, projections);
const reference = communityReader(copies);
const parts: RouteDeps = {
  stores: { store: dynamoStore(client, main.table) },
  copies,
  reference,
  wordsOf: async (report) => {
    const question = { ids: [report], by: 'service:routing', purpose: 'routing' };
    return (await ask(IntakeWords, question))[report];
  },
  now: Date.now,
};

export const handler = consumer(manifest.functions.on, new SQSClient({}), {
  ReportReceived: onReportReceived(parts),
  HolderWanted: onHolderWanted(parts),
  AreaChanged: async (event) => {
    await keep.area(event);
    reference.forget();
  },
  RulesChanged: async (event) => {
    await keep.rules(event);
    reference.forget();
  },
  TeamChanged: keep.team,
  MemberChanged: keep.member,
  AbsenceChanged: keep.absence,
  GrantChanged: keep.grant,
});
