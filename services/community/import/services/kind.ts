import type { RowKind } from '../row/kind.ts';
import { checkServices } from './check.ts';
import { services } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const serviceKind = {
  columns: services,
  check: checkServices,
  names: ({ id, category }) => (category ? [id, category] : [id]),
  plan: planned,
  exported,
} as const satisfies RowKind<typeof services>;
