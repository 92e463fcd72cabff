import * as z from 'zod/mini';
import { AreaPath, Instant, Language, LocalId, Urgency } from '#events/fields.ts';
import { contract } from '#shared/service/contract.ts';
import { Looks, named } from '#shared/service/shapes.ts';
import { Received } from '../reports/contract-received.ts';

const Call = named(
  'Call',
  'A call at the duty desk',
  z.object({
    call: z.string(),
    since: Instant,
    started: z.optional(Instant),
    phoneMasked: z.optional(z.string()),
    step: z.enum([
      'ring',
      'talk',
      'consent',
      'urgency',
      'category',
      'words',
      'read-back',
      'told',
      'colleague',
      'call-back',
    ]),
    /** The duty worker who answered. */
    member: z.optional(LocalId),
    live: z.boolean(),
    lang: Language,
    urgency: z.optional(Urgency),
    category: z.optional(LocalId),
    words: z.optional(z.string()),
    /** Of the recognition, 0 to 1. */
    confidence: z.optional(z.number()),
    /** How often somebody called back in vain. */
    tries: z.int(),
  }),
);

const OnDuty = z.object({ area: AreaPath, member: LocalId, order: z.int(), until: Instant });

const gone = { 409: ['call-done', 'call-open'] } as const;

export const hotlineContract = contract({
  desk: {
    answers: {
      200: z.object({
        now: z.array(OnDuty),
        live: z.array(Call),
        drafts: z.array(Call),
        missed: z.array(Call),
      }),
    },
  },
  finishCall: { answers: { 201: Received }, refusals: gone },
  answerCall: { answers: { 200: z.object({ answered: z.boolean() }) }, refusals: gone },
  returnCall: { answers: { 200: z.object({ done: z.boolean(), tries: z.int() }) }, refusals: gone },
  callSeen: { answers: { 200: Looks } },
  revealCaller: { answers: { 200: z.object({ phone: z.optional(z.string()) }) } },
});
