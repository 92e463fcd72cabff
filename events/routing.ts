import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import { AreaPath, LocalId, TicketNumber, Urgency } from './fields.ts';

/** Why routing decided so: a stable code with ids of areas and categories, nothing of a place below the block. */
export const Reason = z.object({ code: z.string(), params: z.optional(z.record(z.string(), z.string())) });
export type Reason = z.output<typeof Reason>;

export const TicketRouted = defineEvent(
  'routing',
  'TicketRouted',
  'Routing named the holder of a ticket',
  z.object({
    /** The numbered request that this answers: ReportReceived is 1, HolderWanted says its own. */
    request: z.int().check(z.positive()),
    area: AreaPath,
    team: LocalId,
    holder: LocalId,
    category: LocalId,
    urgency: Urgency,
    level: z.int().check(z.positive()),
    /** Version of the taxonomy with which this was decided; 0 when there is none yet. */
    rules: z.int().check(z.nonnegative()),
    reasons: z.array(Reason),
  }),
  {
    request: 1,
    area: 'qt/qt-03/qt-03-07',
    team: 't-03-07',
    holder: 'm-00412',
    category: 'fire',
    urgency: 'urgent',
    level: 1,
    rules: 3,
    reasons: [{ code: 'place-named', params: { block: 'qt-03-07' } }],
  },
);

export const RoutingDoubtful = defineEvent(
  'routing',
  'RoutingDoubtful',
  'Routing is unsure; a lead decides',
  z.object({
    request: z.int().check(z.positive()),
    /** The smallest area that routing is sure of: its lead decides. */
    area: AreaPath,
    category: z.optional(LocalId),
    urgency: z.optional(Urgency),
    reasons: z.array(Reason),
    number: z.optional(TicketNumber),
  }),
  {
    request: 1,
    area: 'qt/qt-03',
    category: 'fire',
    urgency: 'urgent',
    reasons: [{ code: 'place-ambiguous', params: { blocks: 'qt-03-06,qt-03-07' } }],
    number: '263260473158',
  },
);
