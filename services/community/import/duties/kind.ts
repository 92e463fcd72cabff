import type { RowKind } from '../row/kind.ts';
import { checkDuties } from './check.ts';
import { duties } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';
import { warnRoster } from './warn.ts';

export const dutyKind = {
  columns: duties,
  check: checkDuties,
  warn: warnRoster,
  names: ({ id, member }) => [id, member],
  plan: planned,
  exported,
} as const satisfies RowKind<typeof duties>;
