import type { RowKind } from '../row/kind.ts';
import { checkTeams } from './check.ts';
import { teams } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const teamKind = {
  columns: teams,
  check: checkTeams,
  names: ({ id, responsible }) => (responsible ? [id, responsible] : [id]),
  plan: planned,
  exported,
} as const satisfies RowKind<typeof teams>;
