import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import { text, yesNo } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const teams = {
  kind: 'teams',
  schema: () =>
    z.object({
      id: LocalId,
      area: LocalId,
      name: text(60),
      responsible: z.optional(LocalId),
      active: yesNo,
    }),
  needed: ['id', 'area', 'name'],
  key: 'id',
} as const satisfies Columns;
