import type { RowKind } from '../row/kind.ts';
import { checkAreas } from './check.ts';
import { areas } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';
import { warnAreas } from './warn.ts';

export const areaKind = {
  columns: areas,
  check: checkAreas,
  warn: warnAreas,
  names: ({ id }) => [id],
  plan: planned,
  exported,
} as const satisfies RowKind<typeof areas>;
