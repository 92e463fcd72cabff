import * as z from 'zod/mini';
import { HolderWanted } from '#events/casework.ts';
import {
  AbsenceChanged,
  AreaChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import { eventsIn } from '#events/envelope.ts';
import { AreaPath, LocalId } from '#events/fields.ts';
import { ReportReceived } from '#events/intake.ts';
import { IntakeWords } from '#events/reads/intake.ts';
import * as events from '#events/routing.ts';
import { service } from '#shared/service/manifest.ts';

export default service({
  name: 'routing',
  purpose:
    'Finds block, category and responsible person of a ticket, with reasons; holds what it is unsure of',
  tables: {
    main: {
      kind: 'main',
      // Open doubtful decisions only: the neighbourhood (or wider area) that they wait in, oldest first.
      indexes: { doubtful: { partition: 'waiting', sort: 'since' } },
    },
  },
  functions: {
    api: {
      entry: 'api.ts',
      purpose: 'The doubtful queue and the reasons of a decision',
      tables: { main: ['get', 'many', 'query', 'put'] },
      queries: ['doubtful'],
    },
    on: {
      entry: 'on.ts',
      purpose:
        'Answers requests for a holder; keeps copies of areas, teams, members, absences, rules and grants',
      tables: { main: ['get', 'many', 'query', 'put'] },
      subscribes: [
        ReportReceived,
        HolderWanted,
        AreaChanged,
        TeamChanged,
        MemberChanged,
        AbsenceChanged,
        RulesChanged,
        GrantChanged,
      ],
      reads: [IntakeWords],
    },
  },
  publishes: eventsIn(events),
  routes: {
    doubtful: {
      method: 'GET',
      path: '/doubtful',
      access: 'routing.decide',
      summary: 'Tickets that wait for a decision in the areas the caller may decide for, oldest first',
      query: z.object({
        after: z.optional(z.string().check(z.maxLength(500))),
        limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(25))),
      }),
    },
    decide: {
      method: 'POST',
      path: '/doubtful/{ticket}/decide',
      access: 'routing.decide',
      summary: 'Names block and category of a doubtful ticket; routing names the holder',
      keyed: true,
      maxBytes: 2048,
      body: z.strictObject({ area: AreaPath, category: LocalId }),
    },
    reasons: {
      method: 'GET',
      path: '/reasons/{ticket}',
      access: 'ticket.read',
      summary: 'Why a ticket went where it went, in the words of the caller’s language',
    },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
