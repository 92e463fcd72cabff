import * as z from 'zod/mini';
import * as events from '#events/casework.ts';
import { AreaChanged, GrantChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import { eventsIn } from '#events/envelope.ts';
import { DeadlineMissed } from '#events/escalation.ts';
import { AreaPath } from '#events/fields.ts';
import { ReportReceived, ReportWithdrawn } from '#events/intake.ts';
import { MessageReceived } from '#events/notification.ts';
import { IntakeContact, IntakeSeen, IntakeWords } from '#events/reads/intake.ts';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { commandRoutes } from '#shared/command/routes.ts';
import { service } from '#shared/service/manifest.ts';
import { Reveal } from '#shared/vault/reason.ts';
import { commands } from './commands/index.ts';

/** Where each role finds a ticket. */
const doors = {
  holder: { path: '/tickets/{id}', access: 'ticket.work' },
  officer: { path: '/tickets/{id}', access: 'callback.record' },
  resident: { path: '/track/{id}', access: 'resident' },
} as const;

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
  publishes: eventsIn(events),
  commands,
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
      path: '/tickets/{id}',
      access: 'ticket.read',
      summary: 'One ticket with words and history',
    },
    ...commandRoutes(commands, doors),
    reveal: {
      method: 'POST',
      path: '/tickets/{id}/reveal',
      access: 'contact.reveal',
      summary: 'Name and phone of the caller, for a reason that is kept',
      body: Reveal,
    },
    seen: {
      method: 'GET',
      path: '/tickets/{id}/seen',
      access: 'ticket.read',
      summary: 'Who saw words, photos and contact data, when and why, newest first',
    },
    track: { method: 'GET', path: '/track/{id}', access: 'resident', summary: 'Where my report stands' },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
