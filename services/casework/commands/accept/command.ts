import * as z from 'zod/mini';
import type { TicketAccepted } from '#events/casework.ts';
import { defineCommand } from '../../ticket/command.ts';
import { fact, withOne } from '../../ticket/facts.ts';
import { placed } from '../../ticket/published.ts';

export const accept = defineCommand({
  by: 'holder',
  from: ['assigned'],
  summary: 'The holder takes it on',
  body: z.strictObject({}),
  example: {},
  facts: {
    TicketAccepted: fact<object, typeof TicketAccepted>({
      label: { zh: '签收', en: 'Accepted' },
      evolve: (t, _, { at, actor }) => ({
        ...t,
        phase: 'accepted',
        acceptedAt: at,
        hands: withOne(t.hands, actor),
      }),
      publish: placed,
    }),
  },
  decide: () => () => ({ events: [{ type: 'TicketAccepted' }] }),
});
