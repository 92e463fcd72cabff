import * as z from 'zod/mini';
import type { ResolutionProposed } from '#events/casework.ts';
import { written } from '#shared/text/written.ts';
import { defineCommand } from '../../ticket/command.ts';
import { fact, withOne } from '../../ticket/facts.ts';
import { placed } from '../../ticket/published.ts';

/** Nobody closes their own work: the holder proposes, the resident or an officer decides. */
export const propose = defineCommand({
  by: 'holder',
  from: ['accepted', 'working'],
  summary: 'Done or explained, with the reply that the resident sees',
  body: z.strictObject({ outcome: z.enum(['done', 'explained']), reply: written(2000) }),
  example: { outcome: 'explained', reply: '依规不能办理' },
  facts: {
    ResolutionProposed: fact<{ outcome: 'done' | 'explained' }, typeof ResolutionProposed>({
      label: { zh: '提出办结', en: 'Resolution proposed' },
      evolve: (t, _, { at, actor }) => ({
        ...t,
        phase: 'proposed',
        proposedAt: at,
        // The next level's holder is no longer needed: it is the resident's turn.
        rising: false,
        hands: withOne(t.hands, actor),
      }),
      publish: (t, { outcome }) => ({ ...placed(t), outcome }),
    }),
  },
  decide:
    ({ outcome, reply }) =>
    () => ({
      events: [{ type: 'ResolutionProposed', outcome }],
      sides: [{ sk: 'reply', text: reply, outcome }],
    }),
});
