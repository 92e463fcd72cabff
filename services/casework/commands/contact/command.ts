import * as z from 'zod/mini';
import type { ContactMade } from '#events/casework.ts';
import { written } from '#shared/text/written.ts';
import { defineCommand } from '../../ticket/command.ts';
import { fact, withOne } from '../../ticket/facts.ts';
import { placed } from '../../ticket/published.ts';

export const contact = defineCommand({
  by: 'holder',
  from: ['accepted', 'working'],
  summary: 'The resident was reached',
  body: z.strictObject({ note: z.optional(written(1000)) }),
  example: { note: '已约时间' },
  facts: {
    ContactMade: fact<object, typeof ContactMade>({
      label: { zh: '联系居民', en: 'Resident contacted' },
      evolve: (t, _, { at, actor }) => ({
        ...t,
        phase: 'working',
        contactedAt: t.contactedAt ?? at,
        hands: withOne(t.hands, actor),
      }),
      publish: placed,
    }),
  },
  decide:
    ({ note }) =>
    () => ({ events: [{ type: 'ContactMade' }], ...(note && { sides: [{ sk: 'note', text: note }] }) }),
});
