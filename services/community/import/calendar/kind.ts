import type { RowKind } from '../row/kind.ts';
import { checkCalendar } from './check.ts';
import { calendar } from './columns.ts';
import { exported } from './export.ts';
import { planned } from './plan.ts';
import { warnCalendar } from './warn.ts';

export const calendarKind = {
  columns: calendar,
  check: checkCalendar,
  warn: warnCalendar,
  plan: planned,
  exported,
} as const satisfies RowKind<typeof calendar>;
