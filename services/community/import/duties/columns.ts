import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import { instant, period, whole, yesNo } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const duties = {
  kind: 'duties',
  schema: z
    .object({
      id: LocalId,
      area: LocalId,
      member: LocalId,
      from: instant,
      to: instant,
      order: z._default(whole.check(z.positive()), 1),
      active: yesNo,
    })
    .check(...period(7)),
  needed: ['id', 'area', 'member', 'from', 'to'],
  key: 'id',
} as const satisfies Columns;
