import type { Rows } from '#shared/aws/rows.ts';
import { NotYet } from '#shared/commit/decision.ts';
import type { Areas } from '../areas/areas.ts';
import type { Candidate } from '../sms/domain/message.ts';
import { listOf } from './lists.ts';

/**
 * Tickets that wait to be accepted by this member, wherever they hold them, the oldest first.
 * @throws NotYet while there are no areas to look in
 */
export async function assignedTo(main: Rows, areas: Areas, member: string): Promise<Candidate[]> {
  const roots = await areas.roots();
  if (roots.length === 0) throw new NotYet('no areas');
  const places = (await Promise.all(roots.map((root) => areas.holdingPlaces(root)))).flat();
  const wanted = { headings: ['open'], within: roots, holder: member } as const;
  const found: Candidate[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOf(main, places, wanted, { cursor });
    for (const { id, ticket: t } of page.tickets)
      if (t.phase === 'assigned') found.push({ id, number: t.number });
    cursor = page.next;
  } while (cursor);
  return found;
}
