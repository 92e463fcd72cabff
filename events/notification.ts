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
