import * as z from 'zod/mini';
import { AreaPath, Instant, Language, LocalId, Stage, TicketNumber } from '#events/fields.ts';

/** What is frozen when a message is queued. Codes and ids only: names and the phone number are read when it is sent. */
export const Queued = z.object({
  /** The ticket or call that the message is about, else the member who asked; a caller is found by it. */
  about: z.string().check(z.minLength(1), z.maxLength(80)),
  purpose: LocalId,
  to: z.enum(['caller', 'member']),
  /** The member's id. */
  member: z.optional(LocalId),
  occurrence: z.int().check(z.positive()),
  lang: Language,
  /** The ticket's; empty where there is none, as for a call. */
  number: z.string().check(z.maxLength(12)),
  /** Version of the template set; absent while the community has none. */
  template: z.optional(z.int()),
  /** Area path, for the text and for who may see the message. */
  area: z.optional(AreaPath),
  category: z.optional(LocalId),
  team: z.optional(LocalId),
  stage: z.optional(Stage),
  level: z.optional(z.int()),
  due: z.optional(Instant),
  provisional: z.optional(z.literal(true)),
  list: z.optional(z.array(TicketNumber)),
  /** Old news from this instant on. */
  until: z.optional(Instant),
  /** Quiet hours do not hold it back: an emergency, or the answer to what its recipient did this minute. */
  prompt: z.optional(z.literal(true)),
});
export type Queued = z.output<typeof Queued>;

/** That the provider took a message: under which reference, when, and in how many parts. */
export const Took = z.object({ ref: z.string(), at: Instant, parts: z.int().check(z.positive()) });
export type Took = z.output<typeof Took>;

/** One piece of work for `send`. It has all that the message is, so that only the sending has to be written down. */
export const Work = z.object({
  /** Id of the message. */
  message: z.string().check(z.minLength(1), z.maxLength(300)),
  queued: Queued,
  /** Instant of the event that called for it. */
  happened: Instant,
  /** The provider took it, and no more than that has to go on record, unless a receipt has said so meanwhile. */
  took: z.optional(Took),
  /** A claim of this instant was found without an outcome, and given the time in which its outcome would have come. */
  waitedFor: z.optional(Instant),
});
export type Work = z.output<typeof Work>;

/**
 * The same occurrence of the same purpose to the same recipient is the same message, whoever queues it and how often.
 * It stands in the partition of what it is about. `key`: what tells the occurrences apart, where the number does not.
 */
export const messageId = (
  of: Pick<Queued, 'about' | 'purpose' | 'member' | 'occurrence'>,
  key: string | number = of.occurrence,
): string => [of.about, of.purpose, of.member ?? 'caller', key].join('~');
