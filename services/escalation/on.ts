import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { follow } from './apply-event.ts';
import { newsOf } from './domain/from-events.ts';
import { policyReader } from './policies.ts';
import { projections } from './projections.ts';
import { copies } from './reference.ts';
import manifest from './service.ts';
import { dueItems } from './timers/due-items.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const keep = projector(rows, projections);
const hears = follow({
  stores: { store: dynamoStore(client, rows.table) },
  items: dueItems(rows, Date.now),
  policies: policyReader(copies(rows), Date.now, env.zone),
  now: Date.now,
});

export const handler = consumer(manifest.functions.on, new SQSClient({}), {
  TicketOpened: hears(newsOf.opened),
  TicketAssigned: hears(newsOf.assigned),
  TicketAccepted: hears(newsOf.accepted),
  ContactMade: hears(newsOf.contacted),
  ResolutionProposed: hears(newsOf.proposed),
  CallbackRecorded: hears(newsOf.calledBack),
  TicketReopened: hears(newsOf.reopened),
  TicketLevelRaised: hears(newsOf.raised),
  TicketClosed: hears(newsOf.closed),
  TicketWithdrawn: hears(newsOf.withdrawn),
  RoutingDoubtful: hears(newsOf.doubtful),
  CallMissed: hears(newsOf.callMissed),
  CallReturned: hears(newsOf.callReturned),
  AreaChanged: keep.area,
  RulesChanged: keep.rules,
  GrantChanged: keep.grant,
});
