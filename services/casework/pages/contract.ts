import * as z from 'zod/mini';
import { AreaPath, Channel, Instant, Language, LocalId, TicketNumber, Urgency } from '#events/fields.ts';
import { contract } from '#shared/service/contract.ts';
import { Looks, Next, named, TicketId } from '#shared/service/shapes.ts';
import { CallbackNote, Command, Said, State, Step, Wish } from './contract-shapes.ts';

const Summary = named(
  'TicketSummary',
  'A ticket as lists show it: no words, no person',
  z.object({
    id: TicketId,
    number: TicketNumber,
    state: State,
    category: z.optional(LocalId),
    urgency: Urgency,
    area: z.optional(AreaPath),
    holder: z.optional(LocalId),
    level: z.int(),
    cycle: z.int(),
    assignment: z.int(),
    attempts: z.int(),
    urged: z.int(),
    openedAt: Instant,
    changedAt: Instant,
    proposedAt: z.optional(Instant),
    attention: z.boolean(),
  }),
);

const Ticket = named(
  'Ticket',
  'One ticket with words and history, and what the caller can do with it',
  z.extend(Summary, {
    version: z.int(),
    channel: Channel,
    lang: Language,
    words: z.optional(z.string()),
    place: z.optional(z.string()),
    phoneMasked: z.optional(z.string()),
    history: z.array(Step),
    replies: z.array(Said),
    notes: z.array(Said),
    answers: z.array(Said),
    callbacks: z.array(CallbackNote),
    toConfirm: z.optional(Wish),
    can: z.array(Command),
  }),
);

const Tracked = named(
  'Tracked',
  'What a resident sees of their ticket',
  z.object({
    number: z.optional(TicketNumber),
    state: State,
    cycle: z.int(),
    level: z.optional(z.int()),
    urged: z.int(),
    urgedAt: z.optional(Instant),
    steps: z.array(z.object({ type: z.string(), at: Instant })),
    team: z.optional(z.string()),
    area: z.optional(AreaPath),
    reply: z.optional(Said),
    /** Does the code show who speaks? Else an officer asks before anything ends. */
    proven: z.boolean(),
    can: z.array(Command),
  }),
);

export const pageContract = contract({
  list: {
    answers: { 200: z.object({ area: z.optional(z.string()), tickets: z.array(Summary), next: Next }) },
    refusals: { 404: ['not-found'] },
  },
  ticket: { answers: { 200: Ticket } },
  reveal: { answers: { 200: z.object({ name: z.optional(z.string()), phone: z.optional(z.string()) }) } },
  seen: { answers: { 200: Looks } },
  track: { answers: { 200: Tracked } },
});
