import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import { text } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const units = {
  kind: 'units',
  schema: () =>
    z.object({
      id: LocalId,
      area: LocalId,
      name: text(60),
      kind: text(40),
      contact: z.optional(text(200)),
    }),
  needed: ['id', 'area', 'name', 'kind'],
  key: 'id',
} as const satisfies Columns;
