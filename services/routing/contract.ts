import * as z from 'zod/mini';
import { AreaPath, Instant, LocalId, TicketNumber, Urgency } from '#events/fields.ts';
import { Reason } from '#events/routing.ts';
import { contract } from '#shared/service/contract.ts';
import { Actor, Health, Next, named, TicketId } from '#shared/service/shapes.ts';

const Told = named(
  'Reason',
  'Why routing decided so: a stable code, and its words in the caller’s language',
  z.extend(Reason, { text: z.string() }),
);

const Doubtful = named(
  'Doubtful',
  'A ticket that waits for a decision, and the blocks that it might belong to',
  z.object({
    ticket: TicketId,
    number: TicketNumber,
    area: AreaPath,
    areaName: z.string(),
    category: z.optional(LocalId),
    urgency: z.optional(Urgency),
    since: Instant,
    reasons: z.array(Told),
    candidates: z.array(z.object({ area: AreaPath, name: z.string() })),
  }),
);

const Routed = z.object({
  ticket: TicketId,
  request: z.int(),
  area: AreaPath,
  category: LocalId,
  urgency: Urgency,
  holder: LocalId,
  team: LocalId,
});

const Reasons = named(
  'Decision',
  'Where a ticket went and why',
  z.object({
    ticket: TicketId,
    request: z.int(),
    outcome: z.enum(['routed', 'doubtful']),
    area: AreaPath,
    areaName: z.string(),
    category: z.optional(LocalId),
    rules: z.int(),
    at: Instant,
    by: Actor,
    reasons: z.array(Told),
  }),
);

export default contract({
  doubtful: { answers: { 200: z.object({ items: z.array(Doubtful), next: Next }) } },
  decide: { answers: { 200: Routed }, refusals: { 409: ['not-doubtful', 'nobody-responsible'] } },
  reasons: { answers: { 200: Reasons } },
  health: { answers: { 200: Health } },
});
