import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { instantIn, period, text, yesNo } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const absences = {
  kind: 'absences',
  schema: (zone: Zone) =>
    z
      .object({
        id: LocalId,
        member: LocalId,
        from: instantIn(zone),
        to: instantIn(zone),
        reason: z.optional(text(200)),
        active: yesNo,
      })
      .check(...period(366)),
  needed: ['id', 'member', 'from', 'to'],
  key: 'id',
} as const satisfies Columns;
