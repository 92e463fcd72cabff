import type { RowKind } from '../row/kind.ts';
import { checkPlaces } from './check.ts';
import { places } from './columns.ts';
import { exported } from './export.ts';

export const placeKind = {
  columns: places,
  check: checkPlaces,
  exported,
} as const satisfies RowKind<typeof places>;
