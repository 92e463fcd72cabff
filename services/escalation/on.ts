import { SQSClient } from '@aws-sdk/client-sqs';
import {
  CallbackRecorded,
  ContactMade,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketReopened,
  TicketWithdrawn,
} from '#events/casework.ts';
import { AreaChanged, GrantChanged, RulesChanged } from '#events/community.ts';
import { CallMissed, CallReturned } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { copies } from './copies.ts';
import { newsOf } from './domain/from-events.ts';
import { follow } from './follow.ts';
import { policyReader } from './policies.ts';
import { projections } from './projections.ts';
import { dueItems } from './timers/due-items.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const keep = projector(rows, projections);
const hears = follow({
  stores: { store: dynamoStore(client, rows.table) },
  items: dueItems(rows, Date.now),
  policies: policyReader(copies(rows), Date.now),
  now: Date.now,
});

export const handler = consumer(new SQSClient({}), [
  on(TicketOpened, hears(newsOf.opened)),
  on(TicketAssigned, hears(newsOf.assigned)),
  on(TicketAccepted, hears(newsOf.accepted)),
  on(ContactMade, hears(newsOf.contacted)),
  on(ResolutionProposed, hears(newsOf.proposed)),
  on(CallbackRecorded, hears(newsOf.calledBack)),
  on(TicketReopened, hears(newsOf.reopened)),
  on(TicketLevelRaised, hears(newsOf.raised)),
  on(TicketClosed, hears(newsOf.closed)),
  on(TicketWithdrawn, hears(newsOf.withdrawn)),
  on(RoutingDoubtful, hears(newsOf.doubtful)),
  on(CallMissed, hears(newsOf.callMissed)),
  on(CallReturned, hears(newsOf.callReturned)),
  on(AreaChanged, keep.area),
  on(RulesChanged, keep.rules),
  on(GrantChanged, keep.grant),
]);
