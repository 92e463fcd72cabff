import * as z from 'zod/mini';
import { AreaKind } from '#events/community.ts';
import { LocalId } from '#events/fields.ts';
import { shape, text, whole, yesNo } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const areas = {
  kind: 'areas',
  schema: () =>
    z
      .object({
        id: LocalId,
        parent: z.optional(LocalId),
        kind: AreaKind,
        name: text(60),
        name_en: z.optional(text(80)),
        households: z.optional(whole),
        sla: z.optional(LocalId),
        shape: z.optional(shape),
        active: yesNo,
      })
      .check(
        z.refine((r) => r.households === undefined || r.kind === 'block', {
          path: ['households'],
          error: 'households-on-block-only',
        }),
      ),
  needed: ['id', 'kind', 'name'],
  key: 'id',
  json: { nested: ['shape'] },
} as const satisfies Columns;
