import * as z from 'zod/mini';
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
import { eventsIn } from '#events/envelope.ts';
import * as events from '#events/escalation.ts';
import { AreaPath } from '#events/fields.ts';
import { CallMissed, CallReturned } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { service } from '#shared/service/manifest.ts';

export default service({
  name: 'escalation',
  purpose:
    'A clock for each ticket and missed call: says what is near, missed and met, and when the level rises',
  tables: {
    main: {
      kind: 'main',
      indexes: {
        // Clocks that still have a timer, in eight partitions.
        open: { partition: 'open' },
        // Clocks with a missed deadline that is still open, by the area above the subject's own, the oldest first.
        late: { partition: 'late', sort: 'since' },
      },
    },
  },
  functions: {
    on: {
      entry: 'on.ts',
      purpose: 'Sets, meets and drops deadlines; keeps copies of areas, rules and grants',
      tables: { main: ['get', 'many', 'query', 'put'] },
      subscribes: [
        TicketOpened,
        TicketAssigned,
        TicketAccepted,
        ContactMade,
        ResolutionProposed,
        CallbackRecorded,
        TicketReopened,
        TicketLevelRaised,
        TicketClosed,
        TicketWithdrawn,
        RoutingDoubtful,
        CallMissed,
        CallReturned,
        AreaChanged,
        RulesChanged,
        GrantChanged,
      ],
    },
    sweep: {
      entry: 'sweep.ts',
      purpose:
        'Each minute: sends the timers that fall due soon, and continues the daily pass over open clocks',
      tables: { main: ['get', 'many', 'query', 'put', 'update'] },
      queries: ['open'],
      enqueues: ['fire'],
      every: 'minute',
      timeoutSeconds: 55,
    },
    due: {
      entry: 'on-due-item.ts',
      purpose: 'Sends timers that were written behind the sweep',
      tables: { main: ['get'] },
      enqueues: ['fire'],
      watches: 'armed',
    },
    fire: {
      entry: 'on-timer.ts',
      purpose: 'Handles a timer: reads the clock, records what is due, schedules the next timer',
      tables: { main: ['get', 'put'] },
      worksOff: { concurrency: 50 },
    },
    rearm: {
      entry: 'reschedule-all.ts',
      purpose: 'Schedules the timers of all open clocks again, after an unclean stop or a restored table',
      tables: { main: ['get', 'many', 'put'] },
      queries: ['open'],
      timeoutSeconds: 300,
    },
    api: {
      entry: 'api.ts',
      purpose: 'Deadlines of tickets, and what is late',
      tables: { main: ['get', 'many', 'query'] },
      queries: ['late'],
    },
  },
  publishes: eventsIn(events),
  routes: {
    clocks: {
      method: 'GET',
      path: '/clocks',
      access: 'ticket.read',
      summary: 'The deadlines of up to 50 tickets or calls; what the caller may not see is left out',
      query: z.object({ ids: z.string().check(z.minLength(1), z.maxLength(2000)) }),
    },
    track: {
      method: 'GET',
      path: '/track/{id}',
      access: 'resident',
      summary: 'By when something is promised to happen next',
    },
    late: {
      method: 'GET',
      path: '/late',
      access: 'ticket.read',
      summary: 'What is missed and still not done in the caller’s areas, the longest overdue first',
      query: z.object({
        area: z.optional(AreaPath),
        after: z.optional(z.string().check(z.maxLength(500))),
      }),
    },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
