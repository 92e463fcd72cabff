import * as z from 'zod/mini';
import { Place } from '#events/community.ts';
import { LocalId } from '#events/fields.ts';
import { text, whole } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

const ranged = new Set(['road', 'building']);

export const places = {
  kind: 'places',
  schema: () =>
    z
      .object({
        area: LocalId,
        kind: Place.shape.kind,
        name: text(60),
        from: z.optional(whole),
        to: z.optional(whole),
        parity: Place.shape.parity,
      })
      .check(
        z.refine((r) => (r.from === undefined) === (r.to === undefined), {
          path: ['to'],
          error: 'range-incomplete',
        }),
        z.refine((r) => r.from === undefined || r.to === undefined || r.from <= r.to, {
          path: ['to'],
          error: 'range-reversed',
        }),
        z.refine((r) => r.from === undefined || ranged.has(r.kind), {
          path: ['from'],
          error: 'range-not-here',
        }),
        z.refine((r) => r.parity === undefined || r.kind === 'road', {
          path: ['parity'],
          error: 'parity-not-here',
        }),
      ),
  needed: ['area', 'kind', 'name'],
} as const satisfies Columns;
