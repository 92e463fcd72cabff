import { SQSClient } from '@aws-sdk/client-sqs';
import {
  AnswerUnclear,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketReopened,
  TicketUrged,
  TicketWithdrawn,
} from '#events/casework.ts';
import { AreaChanged, GrantChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import { DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { enqueuer } from '#shared/messaging/work-queue.ts';
import { projector } from '#shared/reference/projection.ts';
import type { Work } from './domain/queued.ts';
import { queueMessages } from './outbox/enqueue.ts';
import { projections } from './projections.ts';
import { copies } from './store.ts';

const sqs = new SQSClient({});
const rows = new Rows(documentClient(), env.table('main'));
const keep = projector(rows, projections);
const tell = queueMessages({
  copies: copies(rows),
  enqueue: enqueuer<Work>(sqs, () => env.queue('send')),
});

/** Keeps the copies, and enqueues what the plan says. */
export const handler = consumer(sqs, [
  on(ReportReceived, tell),
  on(RoutingDoubtful, tell),
  on(TicketAssigned, tell),
  on(TicketAccepted, tell),
  on(ResolutionProposed, tell),
  on(TicketReopened, tell),
  on(TicketLevelRaised, tell),
  on(TicketUrged, tell),
  on(TicketWithdrawn, tell),
  on(TicketClosed, tell),
  on(AnswerUnclear, tell),
  on(DeadlineNear, tell),
  on(DeadlineMissed, tell),
  on(AreaChanged, keep.area),
  on(TeamChanged, keep.team),
  on(GrantChanged, keep.grant),
  on(RulesChanged, keep.rules),
]);
