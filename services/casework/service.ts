import * as events from '#events/casework.ts';
import { AreaChanged, GrantChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import { eventsIn } from '#events/envelope.ts';
import { DeadlineMissed } from '#events/escalation.ts';
import { ReportReceived, ReportWithdrawn } from '#events/intake.ts';
import { MessageReceived } from '#events/notification.ts';
import { IntakeContact, IntakeSeen, IntakeWords } from '#events/reads/intake.ts';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { service } from '#shared/service/manifest.ts';
import { actions } from './actions/manifest.ts';
import { commands } from './commands/index.ts';
import { pages } from './pages/manifest.ts';

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
    ...pages.routes,
    ...actions.routes,
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
