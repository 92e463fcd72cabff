import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { instantIn, period, whole, yesNo } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const duties = {
  kind: 'duties',
  schema: (zone: Zone) =>
    z
      .object({
        id: LocalId,
        area: LocalId,
        member: LocalId,
        from: instantIn(zone),
        to: instantIn(zone),
        order: z._default(whole.check(z.positive()), 1),
        active: yesNo,
      })
      .check(...period(7)),
  needed: ['id', 'area', 'member', 'from', 'to'],
  key: 'id',
} as const satisfies Columns;
