import * as z from 'zod/mini';
import { AreaPath, Channel, Instant, Language, LocalId, TicketNumber } from '#events/fields.ts';
import { contract } from '#shared/service/contract.ts';
import { named, TicketId } from '#shared/service/shapes.ts';
import { Received } from './contract-received.ts';
import { DraftAnswers } from './domain/input.ts';

const Draft = z.object({ answers: DraftAnswers });

const OwnReport = named(
  'OwnReport',
  'What a resident reported, as they see it',
  z.object({
    number: z.optional(TicketNumber),
    receivedAt: z.optional(Instant),
    channel: Channel,
    lang: Language,
    words: z.string(),
    place: z.optional(z.string()),
    area: z.optional(AreaPath),
    category: z.optional(LocalId),
    /** All but the first and last digits are hidden. */
    phone: z.optional(z.string()),
  }),
);

const Token = named(
  'ResidentToken',
  'A token that opens one report, for every API',
  z.object({ token: z.string(), report: TicketId, expiresIn: z.int() }),
);

const Jwk = z.looseObject({ kty: z.optional(z.string()), kid: z.string() });

export const reportContract = contract({
  newDraft: { answers: { 201: z.object({ draft: z.string() }) }, refusals: { 429: ['too-many-requests'] } },
  draft: { answers: { 200: Draft } },
  saveDraft: { answers: { 200: Draft }, refusals: { 429: ['too-many-requests'] } },
  report: { answers: { 201: Received }, refusals: { 429: ['too-many-requests'] } },
  track: {
    answers: { 200: Token },
    refusals: { 404: ['not-found'], 429: ['too-many-requests'] },
  },
  keys: { answers: { 200: z.object({ keys: z.array(Jwk) }) } },
  ownReport: { answers: { 200: OwnReport } },
  withdraw: { answers: { 200: z.object({ withdrawn: z.boolean() }) } },
  visit: { answers: { 201: Received }, refusals: { 422: ['consent-needed'] } },
});
