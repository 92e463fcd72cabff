import * as z from 'zod/mini';
import type { Columns } from '../row/columns.ts';
import { isObject, row } from '../row/raw-row.ts';

export const calendar = {
  kind: 'calendar',
  /** The whole file is one row: the calendar's own check tells what is wrong inside. */
  schema: () => z.object({ calendar: z.string() }),
  needed: ['calendar'],
  json: {
    only: true,
    /** A calendar is one value; inside another object it may stand as in the events. */
    read: (parsed, at) => ({
      rows: [row(at(1), [['calendar', JSON.stringify((isObject(parsed) && parsed.calendar) || parsed)]])],
      flaws: [],
    }),
  },
} as const satisfies Columns;
