import * as z from 'zod/mini';
import { Instant, LocalId, Satisfied, Solved } from '#events/fields.ts';
import { offersOf } from '#shared/command/command.ts';
import { Actor } from '#shared/service/shapes.ts';
import type { Offer } from '../access/rights.ts';
import { commands } from '../commands/index.ts';

/** A phase, or `doubtful`: received, and a lead has to decide where it goes. */
export const State = z.enum([
  'received',
  'doubtful',
  'assigned',
  'accepted',
  'working',
  'proposed',
  'closed',
  'reopened',
  'withdrawn',
]);

const offers = Object.entries(commands).flatMap(([name, command]) => offersOf(name, command)) as [Offer];

/** What somebody can do with a ticket now. */
export const Command = z.enum(offers);

/** What was asked for with the code alone; an officer has to ask the resident first. */
export const Wish = z.enum(['solved', 'withdrawal']);

/** A fact of the ticket's history. */
export const Step = z.object({
  type: z.string(),
  /** What it is called, in the language of the request. */
  label: z.string(),
  at: Instant,
  actor: Actor,
  holder: z.optional(LocalId),
  level: z.optional(z.int()),
  by: z.optional(z.enum(['resident', 'callback', 'unreached'])),
});

/** What was written: a reply, a note, or what the resident said. */
export const Said = z.object({
  at: Instant,
  text: z.string(),
  outcome: z.optional(z.enum(['done', 'explained'])),
  solved: z.optional(z.union([z.boolean(), z.string()])),
});

/** An officer's call to the resident, and what came of it. */
export const CallbackNote = z.object({
  at: Instant,
  actor: Actor,
  cycle: z.int(),
  attempt: z.int(),
  reached: z.boolean(),
  solved: z.optional(Solved),
  satisfied: z.optional(Satisfied),
  words: z.optional(z.string()),
});
