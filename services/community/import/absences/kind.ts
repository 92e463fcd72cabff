import type { RowKind } from '../row/kind.ts';
import { checkAbsences } from './check.ts';
import { absences } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const absenceKind = {
  columns: absences,
  check: checkAbsences,
  names: ({ id, member }) => [id, member],
  plan: planned,
  exported,
} as const satisfies RowKind<typeof absences>;
