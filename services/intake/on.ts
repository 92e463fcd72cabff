import { SQSClient } from '@aws-sdk/client-sqs';
import { TicketAssigned } from '#events/casework.ts';
import { AbsenceChanged, AreaChanged, DutyChanged, GrantChanged, RulesChanged } from '#events/community.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { keepAbsence, keepDuty, keepMenu, keepRoot } from './hotline/copies.ts';
import { keepPlaceOfPhotos } from './photos/place.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));

export const handler = consumer(new SQSClient({}), [
  on(GrantChanged, projectGrant(main)),
  on(DutyChanged, keepDuty(main)),
  on(AbsenceChanged, keepAbsence(main)),
  on(AreaChanged, keepRoot(main)),
  on(TicketAssigned, keepPlaceOfPhotos(main, dynamoStore(client, main.table))),
  on(RulesChanged, keepMenu(main)),
]);
