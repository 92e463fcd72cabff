import type { RowKind } from '../row/kind.ts';
import { checkMembers } from './check.ts';
import { members } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const memberKind = {
  columns: members,
  check: checkMembers,
  names: ({ id, team }) => [id, team],
  plan: planned,
  exported,
} as const satisfies RowKind<typeof members>;
