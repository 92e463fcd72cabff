import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { keepPlaceOfPhotos } from './media/place.ts';
import { projections } from './projections.ts';
import manifest from './service.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const keep = projector(main, projections);

export const handler = consumer(manifest.functions.on, new SQSClient({}), {
  GrantChanged: keep.grant,
  DutyChanged: keep.duty,
  AbsenceChanged: keep.absence,
  AreaChanged: keep.area,
  TicketAssigned: keepPlaceOfPhotos(main, dynamoStore(client, main.table)),
  RulesChanged: keep.rules,
});
