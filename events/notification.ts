import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import { LocalId } from './fields.ts';

const message = {
  /** The ticket that the message is about. */
  about: z.string(),
  purpose: LocalId,
  to: z.enum(['caller', 'member']),
  /** Numbered per ticket, purpose and recipient: a second "solved" after a reopening is occurrence 2. */
  occurrence: z.int().check(z.positive()),
};
const example = { about: 'R01KAMV3E2', purpose: 'assigned', to: 'member' as const, occurrence: 1 };

export const MessageSent = defineEvent(
  'notification',
  'MessageSent',
  'The provider took the message',
  z.object({ ...message, parts: z.int().check(z.positive()) }),
  { ...example, parts: 1 },
);

export const MessageDelivered = defineEvent(
  'notification',
  'MessageDelivered',
  'The provider reports that the message arrived',
  z.object(message),
  example,
);

export const MessageFailed = defineEvent(
  'notification',
  'MessageFailed',
  'The message did not arrive; why says what to do',
  z.object({ ...message, why: z.string() }),
  { ...example, why: 'no-phone' },
);

/** The subject is the message's id (`I…`); neither its number nor its words travel. */
export const MessageReceived = defineEvent(
  'notification',
  'MessageReceived',
  'Somebody we know answered by SMS',
  z.object({
    sender: z.enum(['member', 'caller']),
    member: z.optional(LocalId),
    /** The caller's reports, newest first, at most ten. */
    reports: z.optional(z.array(z.string())),
    /** The one digit that was sent; absent when it was anything else. */
    digit: z.optional(z.string().check(z.regex(/^\d$/))),
    /** Last four digits of the number of the ticket that is meant. */
    four: z.optional(z.string().check(z.regex(/^\d{4}$/))),
  }),
  { sender: 'member', member: 'm-00412', reports: ['R01KAMV3E2'], digit: '1', four: '3158' },
);
