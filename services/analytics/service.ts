import * as z from 'zod/mini';
import {
  CallbackRecorded,
  ResolutionProposed,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketRated,
  TicketReopened,
  TicketWithdrawn,
} from '#events/casework.ts';
import { GrantChanged } from '#events/community.ts';
import { DeadlineMet, DeadlineMissed } from '#events/escalation.ts';
import { AreaPath } from '#events/fields.ts';
import { CallMissed, ConsultationAnswered } from '#events/intake.ts';
import { service } from '#shared/service/manifest.ts';

export default service({
  name: 'analytics',
  purpose: 'Keeps the facts that figures are made of, by ward and day, and counts them when somebody asks',
  tables: { main: { kind: 'main' } },
  functions: {
    api: {
      entry: 'api.ts',
      purpose: 'Answers with figures and their definitions',
      tables: { main: ['get', 'query', 'update'] },
    },
    on: {
      entry: 'on.ts',
      purpose: 'Puts facts of tickets, deadlines and calls into sheets; keeps a copy of the grants',
      tables: { main: ['get', 'put', 'update'] },
      // What happens together is written together.
      gathers: 5,
      subscribes: [
        TicketOpened,
        TicketAssigned,
        TicketLevelRaised,
        ResolutionProposed,
        CallbackRecorded,
        TicketRated,
        TicketReopened,
        TicketClosed,
        TicketWithdrawn,
        DeadlineMet,
        DeadlineMissed,
        ConsultationAnswered,
        CallMissed,
        GrantChanged,
      ],
    },
  },
  routes: {
    figures: {
      method: 'GET',
      path: '/figures',
      access: 'figures.read',
      summary:
        'Figures of an area (any depth) and a period of at most 366 local days, every rate as its parts',
      query: z.object({
        area: AreaPath,
        from: z.string().check(z.maxLength(10)),
        to: z.string().check(z.maxLength(10)),
        by: z.optional(z.enum(['day', 'area', 'category', 'channel', 'urgency', 'level'])),
      }),
    },
    definitions: {
      method: 'GET',
      path: '/definitions',
      access: 'public',
      summary: 'Title and formula of every figure, in both languages',
    },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
