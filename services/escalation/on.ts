import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { applyEvent } from './apply-event.ts';
import { inputOf } from './domain/from-events.ts';
import { policyReader } from './policies.ts';
import { projections } from './projections.ts';
import { communityReference } from './reference.ts';
import manifest from './service.ts';
import { dueItems } from './timers/due-items.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const keep = projector(rows, projections);
const on = applyEvent({
  stores: { store: dynamoStore(client, rows.table) },
  items: dueItems(rows, Date.now),
  policies: policyReader(communityReference(rows), Date.now, env.zone),
  now: Date.now,
});

export const handler = consumer(manifest.functions.on, new SQSClient({}), {
  TicketOpened: on(inputOf.opened),
  TicketAssigned: on(inputOf.assigned),
  TicketAccepted: on(inputOf.accepted),
  ContactMade: on(inputOf.contacted),
  ResolutionProposed: on(inputOf.proposed),
  CallbackRecorded: on(inputOf.calledBack),
  TicketReopened: on(inputOf.reopened),
  TicketLevelRaised: on(inputOf.raised),
  TicketClosed: on(inputOf.closed),
  TicketWithdrawn: on(inputOf.withdrawn),
  RoutingDoubtful: on(inputOf.doubtful),
  CallMissed: on(inputOf.callMissed),
  CallReturned: on(inputOf.callReturned),
  AreaChanged: keep.area,
  RulesChanged: keep.rules,
  GrantChanged: keep.grant,
});
