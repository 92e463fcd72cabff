import * as z from 'zod/mini';
import {
  AnswerUnclear,
  CallbackRecorded,
  ContactMade,
  HolderWanted,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketRated,
  TicketReopened,
  TicketUrged,
  TicketWithdrawn,
} from '#events/casework.ts';
import { AreaChanged, GrantChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import { DeadlineMissed } from '#events/escalation.ts';
import { AreaPath, Satisfied, Solved } from '#events/fields.ts';
import { ReportReceived, ReportWithdrawn } from '#events/intake.ts';
import { MessageReceived } from '#events/notification.ts';
import { IntakeContact, IntakeSeen, IntakeWords } from '#events/reads/intake.ts';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { service } from '#shared/service/manifest.ts';
import { written } from '#shared/text/written.ts';
import { Reveal } from '#shared/vault/reason.ts';

const nothing = z.strictObject({});

/** Who was reached says whether it was solved, or takes it back; who was not cannot have said anything. */
const callbackBody = z
  .strictObject({
    reached: z.boolean(),
    solved: z.optional(Solved),
    satisfied: z.optional(Satisfied),
    /** They did take the report back, as somebody with its code wished. */
    withdrawn: z.optional(z.literal(true)),
    words: z.optional(written(2000)),
  })
  .check(
    z.refine(({ reached, solved, withdrawn }) => !reached || withdrawn || solved !== undefined, {
      error: 'missing',
      path: ['solved'],
    }),
    z.refine(({ reached, solved }) => reached || solved === undefined, {
      error: 'not-allowed',
      path: ['solved'],
    }),
    z.refine(({ reached, satisfied }) => reached || satisfied === undefined, {
      error: 'not-allowed',
      path: ['satisfied'],
    }),
    z.refine(({ reached, solved, withdrawn }) => !withdrawn || (reached && solved === undefined), {
      error: 'not-allowed',
      path: ['withdrawn'],
    }),
  );

export default service({
  name: 'casework',
  purpose:
    'The ticket from opening to closing: who has it, what was done, and whether the resident calls it solved',
  tables: {
    main: {
      kind: 'main',
      indexes: {
        byPlace: { partition: 'place', sort: 'since' },
      },
    },
    vault: { kind: 'vault' },
  },
  functions: {
    api: {
      entry: 'api.ts',
      purpose: 'Tickets for workers and call-back officers, and the resident’s view and answer',
      tables: { main: ['get', 'many', 'query', 'put'], vault: ['query', 'put'] },
      queries: ['byPlace'],
      reads: [IntakeWords, IntakeContact, IntakeSeen],
    },
    on: {
      entry: 'on.ts',
      purpose: 'Opens tickets, gives them their holders, raises their level, and understands answers by SMS',
      tables: { main: ['get', 'many', 'query', 'put'] },
      queries: ['byPlace'],
      subscribes: [
        ReportReceived,
        ReportWithdrawn,
        TicketRouted,
        RoutingDoubtful,
        DeadlineMissed,
        MessageReceived,
        AreaChanged,
        RulesChanged,
        GrantChanged,
        TeamChanged,
      ],
    },
  },
  publishes: [
    TicketOpened,
    HolderWanted,
    TicketAssigned,
    TicketAccepted,
    ContactMade,
    ResolutionProposed,
    CallbackRecorded,
    TicketRated,
    TicketReopened,
    TicketLevelRaised,
    TicketUrged,
    TicketWithdrawn,
    AnswerUnclear,
    TicketClosed,
  ],
  routes: {
    list: {
      method: 'GET',
      path: '/tickets',
      access: 'ticket.read',
      summary: 'My tickets, those of an area, or those of an area that wait for a call-back',
      query: z.object({
        view: z.optional(z.enum(['mine', 'area', 'callbacks'])),
        area: z.optional(AreaPath),
        state: z.optional(z.enum(['open', 'closed'])),
        after: z.optional(z.string().check(z.maxLength(1000))),
        /** Ids of tickets that the caller has just changed, separated by commas: shown as they stand. */
        also: z.optional(z.string().check(z.regex(/^R[0-9A-Z]{26}(,R[0-9A-Z]{26}){0,9}$/))),
      }),
    },
    ticket: {
      method: 'GET',
      path: '/tickets/:id',
      access: 'ticket.read',
      summary: 'One ticket with words and history',
    },
    accept: {
      method: 'POST',
      path: '/tickets/:id/accept',
      access: 'ticket.work',
      summary: 'The holder takes it on',
      body: nothing,
      keyed: true,
    },
    contact: {
      method: 'POST',
      path: '/tickets/:id/contact',
      access: 'ticket.work',
      summary: 'The resident was reached',
      body: z.strictObject({ note: z.optional(written(1000)) }),
      keyed: true,
    },
    propose: {
      method: 'POST',
      path: '/tickets/:id/propose',
      access: 'ticket.work',
      summary: 'Done or explained, with the reply that the resident sees',
      body: z.strictObject({ outcome: z.enum(['done', 'explained']), reply: written(2000) }),
      keyed: true,
    },
    callback: {
      method: 'POST',
      path: '/tickets/:id/callback',
      access: 'callback.record',
      summary: 'What came of calling the resident, by an officer who had no part in the ticket',
      body: callbackBody,
      keyed: true,
    },
    reveal: {
      method: 'POST',
      path: '/tickets/:id/reveal',
      access: 'contact.reveal',
      summary: 'Name and phone of the caller, for a reason that is kept',
      body: Reveal,
    },
    seen: {
      method: 'GET',
      path: '/tickets/:id/seen',
      access: 'ticket.read',
      summary: 'Who saw words, photos and contact data, when and why, newest first',
    },
    track: { method: 'GET', path: '/track/:id', access: 'resident', summary: 'Where my report stands' },
    answer: {
      method: 'POST',
      path: '/track/:id/answer',
      access: 'resident',
      summary: 'Solved, partly or not: the resident decides',
      body: z.strictObject({
        solved: z.union([z.boolean(), Solved]),
        satisfied: z.optional(Satisfied),
        words: z.optional(written(2000)),
      }),
      keyed: true,
    },
    urge: {
      method: 'POST',
      path: '/track/:id/urge',
      access: 'resident',
      summary: 'Asks to hurry, at most once an hour',
      body: nothing,
      keyed: true,
    },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
