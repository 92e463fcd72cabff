import * as z from 'zod/mini';
import type { TicketUrged } from '#events/casework.ts';
import { Refused } from '#shared/commit/decision.ts';
import { atWork, defineCommand } from '../../ticket/command.ts';
import { fact } from '../../ticket/facts.ts';
import { known } from '../../ticket/published.ts';

/** How often a resident may ask to hurry, in milliseconds. */
const URGE_EVERY = 3_600_000;

export const urge = defineCommand({
  by: 'resident',
  from: atWork,
  summary: 'Asks to hurry, at most once an hour',
  body: z.strictObject({}),
  example: {},
  facts: {
    TicketUrged: fact<object, typeof TicketUrged>({
      label: { zh: '居民催办', en: 'The resident asked to hurry' },
      evolve: (t, _, { at }) => ({ ...t, urged: t.urged + 1, urgedAt: at }),
      publish: (t) => ({ ...known(t), times: t.urged }),
    }),
  },
  refusals: {
    'urged-already': {
      zh: '一小时内已经催办过，承办人已收到提醒，请稍后再试',
      en: 'You asked to hurry within the last hour, and the holder was told; please wait before asking again',
    },
  },
  decide:
    (_, { at }) =>
    ({ urgedAt }) => {
      if (urgedAt && Date.parse(at) - Date.parse(urgedAt) < URGE_EVERY) throw new Refused('urged-already');
      return { events: [{ type: 'TicketUrged' }] };
    },
});
