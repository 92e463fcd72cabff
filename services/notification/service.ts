import * as z from 'zod/mini';
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
import { eventsIn } from '#events/envelope.ts';
import { DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { ReportReceived } from '#events/intake.ts';
import * as events from '#events/notification.ts';
import { CommunityContact, CommunityWhose } from '#events/reads/community.ts';
import { IntakeContact, IntakeWhose } from '#events/reads/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { service } from '#shared/service/manifest.ts';

export default service({
  name: 'notification',
  purpose:
    'Tells residents, workers and leads by SMS what happened, each occurrence once, and takes what they answer',
  tables: {
    main: { kind: 'main' },
  },
  functions: {
    on: {
      entry: 'on.ts',
      purpose:
        'Queues the messages that an event calls for, and keeps the names, templates, rules and roles they need',
      tables: { main: ['get', 'many', 'query', 'put'] },
      subscribes: [
        ReportReceived,
        RoutingDoubtful,
        TicketAssigned,
        TicketAccepted,
        ResolutionProposed,
        TicketReopened,
        TicketLevelRaised,
        TicketUrged,
        TicketWithdrawn,
        TicketClosed,
        AnswerUnclear,
        DeadlineNear,
        DeadlineMissed,
        AreaChanged,
        TeamChanged,
        GrantChanged,
        RulesChanged,
      ],
      enqueues: ['send'],
    },
    send: {
      entry: 'send.ts',
      purpose: 'Reads the number at the moment of sending and hands one message to the SMS provider',
      tables: { main: ['get', 'many', 'query', 'put'] },
      worksOff: { concurrency: 5 },
      enqueues: ['send'],
      reads: [IntakeContact, CommunityContact],
      sms: true,
      timeoutSeconds: 20,
    },
    receipt: {
      entry: 'receipt.ts',
      purpose: 'Records what the carriers report about messages on their way',
      tables: { main: ['get', 'put'] },
      receipts: true,
    },
    inbound: {
      entry: 'inbound.ts',
      purpose: 'Takes what people answer by SMS, and finds out who they are',
      tables: { main: ['get', 'put'] },
      worksOff: { concurrency: 5 },
      reads: [CommunityWhose, IntakeWhose],
    },
    api: { entry: 'api.ts', purpose: 'Answers what was told to whom', tables: { main: ['get', 'query'] } },
  },
  publishes: eventsIn(events),
  routes: {
    messages: {
      method: 'GET',
      path: '/messages',
      access: 'ticket.read',
      summary:
        'The messages about one ticket, newest first: to whom and what became of them; no numbers, no texts',
      query: z.object({
        about: z.string().check(z.regex(/^R[0-9A-HJKMNP-TV-Z]{26}$/)),
        after: z.optional(z.string().check(z.maxLength(1000))),
      }),
    },
  },
});
