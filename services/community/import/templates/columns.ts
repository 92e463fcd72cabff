import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import { text } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';

export const templates = {
  kind: 'templates',
  schema: () => z.object({ purpose: LocalId, zh: text(500), en: text(500) }),
  needed: ['purpose', 'zh', 'en'],
  key: 'purpose',
  whole: 'file',
  json: { inside: 'templates' },
} as const satisfies Columns;
