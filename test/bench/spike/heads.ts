import type { Entry, Head } from '#shared/commit/aggregate.ts';
import { toEntry } from '#shared/commit/entry.ts';
import { nextHead } from '#shared/commit/head.ts';
import { newId } from '#shared/ids/id.ts';
import { withCheck } from '#shared/ids/number.ts';
import { pick, type Random } from '../../../demo/random.ts';
import { type TicketEvent, ticket } from '../../../services/casework/commands/aggregate.ts';

const CATEGORIES = ['fire-lane', 'parking-blocked', 'property-repairs', 'property-green', 'order-stalls'];

/** Of forty tickets one is open; the others were closed long ago. */
const OPEN = 1 / 40;
const UNTIL: readonly TicketEvent['type'][] = ['TicketAssigned', 'TicketAccepted', 'ContactMade'];

/**
 * A ticket of somebody else's that is there already, opened at `at` (epoch ms) in this block: a head as `commit` would have left
 * it, but for `emits`, so that nobody is told of it again.
 */
export function standing(random: Random, block: string, n: number, at: number): Head {
  const iso = (minutes: number) => new Date(at + minutes * 60_000).toISOString();
  const closed = random() >= OPEN;
  const category = pick(random, CATEGORIES);
  const holder = `m-${block.split('/').at(-1)}`;
  const life: readonly TicketEvent[] = [
    {
      type: 'TicketOpened',
      number: withCheck(`25${String(n).padStart(9, '0')}`),
      channel: 'web',
      lang: 'zh-CN',
      area: block,
      category,
    },
    {
      type: 'TicketAssigned',
      request: 1,
      area: block,
      team: `t-${block.split('/').at(-1)}`,
      holder,
      category,
      urgency: 'normal',
      level: 1,
    },
    { type: 'TicketAccepted' },
    { type: 'ContactMade' },
    { type: 'ResolutionProposed', outcome: 'done' },
    { type: 'TicketRated', solved: 'solved', by: 'page' },
    { type: 'TicketClosed', by: 'resident' },
  ];
  const last = closed ? 'TicketClosed' : pick(random, UNTIL);
  const facts = life.slice(0, life.findIndex(({ type }) => type === last) + 1);
  const entries = facts.map((fact, i): Entry => {
    const actor = i < 2 ? 'service:routing' : i < 5 ? `staff:${holder.slice(2)}` : 'resident';
    return toEntry(ticket, fact, { at: iso(i * 20), actor, cause: `h${n % 100_000}.${i}`.padEnd(8, '-') });
  });
  const { emits: _, ...head } = nextHead(ticket, newId('R', at), undefined, entries);
  return head as Head;
}
