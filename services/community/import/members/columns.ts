import * as z from 'zod/mini';
import { MemberKind } from '#events/community.ts';
import { Language, LocalId, StaffNumber } from '#events/fields.ts';
import { list, phone, text, yesNo } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const members = {
  kind: 'members',
  schema: () =>
    z.object({
      id: LocalId,
      team: LocalId,
      name: text(60),
      phone: z.optional(phone),
      kind: MemberKind,
      skills: list,
      staff: z.optional(StaffNumber),
      active: yesNo,
      lang: z._default(Language, 'zh-CN'),
    }),
  needed: ['id', 'team', 'name', 'kind'],
  key: 'id',
} as const satisfies Columns;
