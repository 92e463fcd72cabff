import type { RowKind } from '../row/kind.ts';
import { checkTemplates } from './check.ts';
import { templates } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';

export const templateKind = {
  columns: templates,
  check: checkTemplates,
  // The signature stays when a file does not name one.
  names: () => ['templates'],
  plan: planned,
  exported,
} as const satisfies RowKind<typeof templates>;
