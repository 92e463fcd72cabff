import { SQSClient } from '@aws-sdk/client-sqs';
import {
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketReopened,
} from '#events/casework.ts';
import { AreaChanged, GrantChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { queueMessages } from './outbox/enqueue.ts';
import { enqueuer } from './outbox/work-queue.ts';
import { copies } from './projections.ts';
import { reference } from './store.ts';

const client = documentClient();
const sqs = new SQSClient({});
const rows = new Rows(client, env.table('main'));
const copy = copies(reference(rows), projectGrant(rows));
const tell = queueMessages({
  stores: { store: dynamoStore(client, rows.table) },
  reference: reference(rows),
  enqueue: enqueuer(sqs, () => env.queue('send')),
  now: Date.now,
});

/** Keeps the copies, and queues what the plan says. */
export const handler = consumer(sqs, [
  on(ReportReceived, async (event) => {
    await copy.report(event);
    await tell(event);
  }),
  on(RoutingDoubtful, tell),
  on(TicketAssigned, tell),
  on(TicketAccepted, tell),
  on(ResolutionProposed, tell),
  on(TicketReopened, tell),
  on(TicketClosed, tell),
  on(AreaChanged, copy.area),
  on(TeamChanged, copy.team),
  on(GrantChanged, copy.grant),
  on(RulesChanged, copy.rules),
]);
