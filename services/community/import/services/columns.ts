import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import { publicPhone, text, yesNo } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const services = {
  kind: 'services',
  schema: () =>
    z.object({
      id: LocalId,
      category: z.optional(LocalId),
      name: text(60),
      name_en: z.optional(text(120)),
      address: z.optional(text(200)),
      phone: z.optional(publicPhone),
      hours: z.optional(text(120)),
      area: z.optional(LocalId),
      active: yesNo,
    }),
  needed: ['id', 'name'],
  key: 'id',
} as const satisfies Columns;
