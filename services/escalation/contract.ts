import * as z from 'zod/mini';
import { AreaPath, Instant, LocalId, Stage, TicketNumber, Urgency } from '#events/fields.ts';
import { contract } from '#shared/service/contract.ts';
import { Health, Next, named } from '#shared/service/shapes.ts';

const Deadline = named(
  'Deadline',
  'By when a stage has to be done, and whether it was',
  z.object({
    stage: Stage,
    cycle: z.int(),
    level: z.int(),
    due: Instant,
    near: Instant,
    state: z.enum(['open', 'met', 'missed']),
    done: z.optional(Instant),
    /** Done after it was due. */
    late: z.optional(z.boolean()),
    /** Calculated before the year's holidays were announced. */
    provisional: z.optional(z.boolean()),
    /** When the level rises unless it is done. */
    rise: z.optional(Instant),
  }),
);

const Late = named(
  'Late',
  'A ticket or a call with something missed and still not done',
  z.object({
    subject: z.string(),
    number: z.optional(TicketNumber),
    stage: Stage,
    due: Instant,
    level: z.int(),
    /** `unplaced` until routing places it. */
    area: AreaPath,
    category: z.optional(LocalId),
    urgency: z.optional(Urgency),
    holder: z.optional(LocalId),
  }),
);

export default contract({
  clocks: {
    answers: {
      200: z.object({ clocks: z.record(z.string(), z.object({ deadlines: z.array(Deadline) })) }),
    },
  },
  track: {
    answers: {
      200: z.object({
        promise: z.optional(z.object({ stage: Stage, due: Instant, provisional: z.boolean() })),
      }),
    },
  },
  late: {
    answers: { 200: z.object({ late: z.array(Late), next: Next }) },
    refusals: { 404: ['not-found'] },
  },
  health: { answers: { 200: Health } },
});
