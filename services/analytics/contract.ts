import * as z from 'zod/mini';
import { AreaPath, Instant } from '#events/fields.ts';
import { contract } from '#shared/service/contract.ts';
import { Health, named } from '#shared/service/shapes.ts';

const count = z.int();

/** A rate is published as its parts: the page that shows it divides, and greys small denominators. */
const Rate = named('Rate', 'Numerator and denominator', z.object({ n: count, d: count }), { n: 41, d: 45 });
const Minutes = z.object({ median: z.number(), p90: z.number() });

const Figures = named(
  'Figures',
  'The figures of a cell, by their definitions; durations are absent when there is none',
  z.object({
    received: count,
    consultations: count,
    missedCalls: count,
    withdrawn: count,
    open: count,
    proposed: count,
    dispatched: Rate,
    accepted: Rate,
    contacted: Rate,
    closedOnTime: Rate,
    completion: Rate,
    callback: Rate,
    solved: Rate,
    satisfied: Rate,
    reopened: count,
    levels: z.record(z.string(), Rate),
    contactMinutes: z.optional(Minutes),
    closeMinutes: z.optional(Minutes),
  }),
);

const Both = z.object({ zh: z.string(), en: z.string() });

export default contract({
  figures: {
    answers: {
      200: z.object({
        area: AreaPath,
        from: z.string(),
        to: z.string(),
        total: Figures,
        rows: z.array(z.object({ key: z.string(), figures: Figures })),
        asOf: Instant,
      }),
    },
    refusals: { 404: ['not-found'] },
  },
  definitions: {
    answers: {
      200: z.object({
        definitions: z.array(
          z.object({
            id: z.string(),
            kind: z.enum(['count', 'rate', 'levels', 'minutes']),
            title: Both,
            formula: Both,
          }),
        ),
      }),
    },
  },
  health: { answers: { 200: Health } },
});
