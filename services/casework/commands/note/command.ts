import * as z from 'zod/mini';
import { written } from '#shared/text/written.ts';
import { defineCommand } from '../../ticket/command.ts';
import { fact, withOne } from '../../ticket/facts.ts';

/** What the next colleague has to know. Staff see it; no resident does, and no clock and no figure goes by it. */
export const note = defineCommand({
  by: 'holder',
  from: ['assigned', 'accepted', 'working', 'proposed', 'reopened'],
  summary: 'An internal note, for staff only',
  body: z.strictObject({ text: written(1000) }),
  example: { text: '钥匙在门卫' },
  facts: {
    NoteAdded: fact({
      label: { zh: '内部备注', en: 'Internal note' },
      shownTo: 'staff',
      evolve: (t, _, { actor }) => ({ ...t, hands: withOne(t.hands, actor) }),
    }),
  },
  decide:
    ({ text }) =>
    () => ({ events: [{ type: 'NoteAdded' }], sides: [{ sk: 'note', text }] }),
});
