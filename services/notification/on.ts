import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { enqueuer } from '#shared/messaging/enqueuer.ts';
import { projector } from '#shared/reference/projection.ts';
import { copies } from './copies/copies.ts';
import type { Work } from './domain/queued.ts';
import { queueMessages } from './outbox/enqueue.ts';
import { projections } from './projections.ts';
import manifest from './service.ts';

const sqs = new SQSClient({});
const rows = new Rows(documentClient(), env.table('main'));
const keep = projector(rows, projections);
const notify = queueMessages({
  copies: copies(rows),
  enqueue: enqueuer<Work>(sqs, () => env.queue('send')),
});

/** Keeps the copies, and enqueues what the plan says. */
export const handler = consumer(manifest.functions.on, sqs, {
  ReportReceived: notify,
  RoutingDoubtful: notify,
  TicketAssigned: notify,
  TicketAccepted: notify,
  ResolutionProposed: notify,
  TicketReopened: notify,
  TicketLevelRaised: notify,
  TicketUrged: notify,
  TicketWithdrawn: notify,
  TicketClosed: notify,
  AnswerUnclear: notify,
  DeadlineNear: notify,
  DeadlineMissed: notify,
  AreaChanged: keep.area,
  TeamChanged: keep.team,
  GrantChanged: keep.grant,
  RulesChanged: keep.rules,
});
