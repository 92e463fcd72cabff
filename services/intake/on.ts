import { SQSClient } from '@aws-sdk/client-sqs';
import { TicketAssigned } from '#events/casework.ts';
import { AbsenceChanged, AreaChanged, DutyChanged, GrantChanged, RulesChanged } from '#events/community.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { keepPlaceOfPhotos } from './photos/place.ts';
import { projections } from './projections.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const keep = projector(main, projections);

export const handler = consumer(new SQSClient({}), [
  on(GrantChanged, keep.grant),
  on(DutyChanged, keep.duty),
  on(AbsenceChanged, keep.absence),
  on(AreaChanged, keep.area),
  on(TicketAssigned, keepPlaceOfPhotos(main, dynamoStore(client, main.table))),
  on(RulesChanged, keep.rules),
]);
