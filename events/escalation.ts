import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import { AreaPath, Channel, Instant, LocalId, Stage, TicketNumber, Urgency } from './fields.ts';

/** The subject is what the clock runs for: a ticket (`R…`) or a call (`C…`). */
const deadline = {
  stage: Stage,
  /** The ticket's cycle and level for which this deadline was set; 1 and 1 for a call. */
  cycle: z.int().check(z.positive()),
  level: z.int().check(z.positive()),
  due: Instant,
  area: AreaPath,
  urgency: Urgency,
  number: z.optional(TicketNumber),
  category: z.optional(LocalId),
  holder: z.optional(LocalId),
  /** The due instant may move once the year's holidays are announced. */
  provisional: z.optional(z.boolean()),
  /** When the ticket was opened and by which channel, for figures. */
  opened: z.optional(Instant),
  channel: z.optional(Channel),
};
const example = {
  stage: 'accept' as const,
  cycle: 1,
  level: 1,
  due: '2026-11-23T05:00:00.000Z',
  area: 'qt/qt-03/qt-03-07',
  urgency: 'urgent' as const,
  number: '263260473158',
  category: 'fire',
  holder: 'm-00412',
  provisional: true,
  opened: '2026-11-23T01:00:00.000Z',
  channel: 'web' as const,
};

export const DeadlineNear = defineEvent(
  'escalation',
  'DeadlineNear',
  'Most of the time for a stage is over',
  z.object(deadline),
  example,
);

export const DeadlineMissed = defineEvent(
  'escalation',
  'DeadlineMissed',
  'A stage was not done when it was due',
  z.object({
    ...deadline,
    /** How many levels the rules know: the last one does not rise. */
    levels: z.int().check(z.positive()),
    /** Of `rise`: the stage that was missed before, so that casework can look into its own log whether it was done. */
    missed: z.optional(Stage),
  }),
  { ...example, levels: 3, missed: 'resolve' },
);

/** Said once for each deadline that was set, in time or late; by the instant of what was done, not of the message. */
export const DeadlineMet = defineEvent(
  'escalation',
  'DeadlineMet',
  'A stage was done, in time or late',
  z.object({
    ...deadline,
    done: Instant,
    late: z.boolean(),
    /** It had been said to be missed before: where that was told, it holds no more. */
    wasMissed: z.optional(z.boolean()),
  }),
  { ...example, done: '2026-11-23T03:00:00.000Z', late: false, wasMissed: true },
);
