import type { RowKind } from '../row/kind.ts';
import { checkTaxonomy } from './check.ts';
import { taxonomy } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const taxonomyKind = {
  columns: taxonomy,
  check: checkTaxonomy,
  plan: planned,
  exported,
} as const satisfies RowKind<typeof taxonomy>;
