import * as z from 'zod/mini';
import { Instant } from '#events/fields.ts';
import { contract } from '#shared/service/contract.ts';
import { Next, named } from '#shared/service/shapes.ts';

const Message = named(
  'Message',
  'A message as staff see it: never a number, a name or a text',
  z.object({
    purpose: z.string(),
    to: z.enum(['caller', 'member']),
    occurrence: z.int(),
    state: z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'off']),
    at: Instant,
    queuedAt: Instant,
    parts: z.optional(z.int()),
    /** Stable code of why it did not arrive, and what to do about it in the caller's language. */
    why: z.optional(z.string()),
    reason: z.optional(z.string()),
  }),
);

export default contract({
  messages: {
    answers: { 200: z.object({ messages: z.array(Message), next: Next }) },
    refusals: { 404: ['not-found'] },
  },
});
