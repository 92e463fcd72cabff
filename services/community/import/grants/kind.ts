import type { RowKind } from '../row/kind.ts';
import { checkGrants } from './check.ts';
import { grants } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const grantKind = {
  columns: grants,
  check: checkGrants,
  names: ({ member }) => (member ? [member] : []),
  plan: planned,
  exported,
} as const satisfies RowKind<typeof grants>;
