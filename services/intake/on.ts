import { SQSClient } from '@aws-sdk/client-sqs';
import { projectGrant } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { keepAbsence, keepDuty, keepMenu, keepRoot } from './hotline/copies.ts';
import { keepPlaceOfPhotos } from './photos/place.ts';
import manifest from './service.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));

export const handler = consumer(manifest.functions.on, new SQSClient({}), {
  GrantChanged: projectGrant(main),
  DutyChanged: keepDuty(main),
  AbsenceChanged: keepAbsence(main),
  AreaChanged: keepRoot(main),
  TicketAssigned: keepPlaceOfPhotos(main, dynamoStore(client, main.table)),
  RulesChanged: keepMenu(main),
});
