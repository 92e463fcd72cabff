import * as z from 'zod/mini';
import { Role } from '#events/community.ts';
import { LocalId, StaffNumber } from '#events/fields.ts';
import type { Columns } from '../row/columns.ts';

export const grants = {
  kind: 'grants',
  schema: () =>
    z
      .object({
        staff: StaffNumber,
        member: z.optional(LocalId),
        role: z.optional(Role),
        /** `*`: everything, new roots of the tree included. */
        area: z.optional(z.union([z.literal('*'), LocalId])),
      })
      .check(
        z.refine((r) => (r.role === undefined) === (r.area === undefined), {
          path: ['role'],
          error: 'role-and-area',
        }),
      ),
  needed: ['staff', 'role', 'area'],
  key: 'staff',
  whole: 'key',
} as const satisfies Columns;
