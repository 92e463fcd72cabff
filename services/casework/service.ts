import * as z from 'zod/mini';
import {
  ContactMade,
  HolderWanted,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketOpened,
  TicketReopened,
} from '#events/casework.ts';
import { GrantChanged, TeamChanged } from '#events/community.ts';
import { AreaPath } from '#events/fields.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { service } from '#shared/service/manifest.ts';
import { written } from '#shared/text/written.ts';

const nothing = z.strictObject({});

export default service({
  name: 'casework',
  purpose:
    'The ticket from opening to closing: who has it, what was done, and whether the resident calls it solved',
  tables: {
    main: {
      kind: 'main',
      indexes: {
        byWork: { partition: 'work', sort: 'since' },
        byPlace: { partition: 'place', sort: 'since' },
      },
    },
    vault: { kind: 'vault' },
  },
  functions: {
    api: {
      entry: 'api.ts',
      purpose: 'Tickets for workers, and the resident’s view and answer',
      tables: { main: 'write', vault: 'write' },
      reads: ['intake.words', 'intake.contact'],
    },
    on: {
      entry: 'on.ts',
      purpose: 'Opens tickets and gives them their holders',
      tables: { main: 'write' },
      subscribes: [ReportReceived, TicketRouted, RoutingDoubtful, GrantChanged, TeamChanged],
    },
  },
  publishes: [
    TicketOpened,
    HolderWanted,
    TicketAssigned,
    TicketAccepted,
    ContactMade,
    ResolutionProposed,
    TicketReopened,
    TicketClosed,
  ],
  routes: {
    list: {
      method: 'GET',
      path: '/tickets',
      access: 'ticket.read',
      summary: 'My tickets, or those of an area',
      query: z.object({
        view: z.optional(z.enum(['mine', 'area'])),
        area: z.optional(AreaPath),
        state: z.optional(z.enum(['open', 'closed'])),
        after: z.optional(z.string()),
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
    reveal: {
      method: 'POST',
      path: '/tickets/:id/reveal',
      access: 'contact.reveal',
      summary: 'Name and phone of the caller, for a reason that is kept',
      body: z.strictObject({ reason: written(200) }),
    },
    seen: {
      method: 'GET',
      path: '/tickets/:id/seen',
      access: 'ticket.read',
      summary: 'Who saw the contact data',
    },
    track: { method: 'GET', path: '/track/:id', access: 'resident', summary: 'Where my report stands' },
    answer: {
      method: 'POST',
      path: '/track/:id/answer',
      access: 'resident',
      summary: 'Solved or not: the resident decides',
      body: z.strictObject({ solved: z.boolean(), words: z.optional(written(2000)) }),
      keyed: true,
    },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
