import * as z from 'zod/mini';
import { LocalId, Urgency } from '#events/fields.ts';
import { list, text } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const taxonomy = {
  kind: 'taxonomy',
  schema: () =>
    z.object({
      code: LocalId,
      parent: z.optional(LocalId),
      name: text(40),
      name_en: text(60),
      urgency: z.optional(Urgency),
      keywords: list,
    }),
  needed: ['code', 'name', 'name_en'],
  key: 'code',
  whole: 'file',
  json: { inside: 'categories' },
} as const satisfies Columns;
