import type { RowKind } from '../row/kind.ts';
import { checkUnits } from './check.ts';
import { units } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const unitKind = {
  columns: units,
  check: checkUnits,
  names: ({ id }) => [id],
  plan: planned,
  exported,
} as const satisfies RowKind<typeof units>;
