import type { RowKind } from '../row/kind.ts';
import { checkSla } from './check.ts';
import { sla } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const slaKind = {
  columns: sla,
  check: checkSla,
  // Rules may name a category.
  names: () => ['taxonomy'],
  plan: planned,
  exported,
} as const satisfies RowKind<typeof sla>;
