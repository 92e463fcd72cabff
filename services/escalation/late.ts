import * as z from 'zod/mini';
import { covers } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import type { AreaRow } from './copies.ts';
import { clock, oldestMissed, queueOf } from './domain/aggregate.ts';
import { type Clock, type Deadline, isoOf } from './domain/clock.ts';

/** Where the last page ended: the instant and the subject of its last item. */
export const Position = z.object({
  since: z.string().check(z.minLength(1), z.maxLength(40)),
  subject: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type Position = z.output<typeof Position>;

const INDEX = { name: 'late', attribute: 'late' };
const PAGE = 30;
const EVERYWHERE = '*';

/** Where nobody knows yet in which area it is. */
const UNPLACED = 'unplaced';

/**
 * What is late in the areas that `held` covers, the longest overdue first. One short query for each area that has
 * others below it, side by side: the index holds what is late only, so nearly all of them are empty.
 */
export async function lateIn(
  rows: Pick<Rows, 'keys' | 'many'>,
  areas: readonly AreaRow[],
  held: readonly string[],
  after?: Position,
): Promise<{ late: ReturnType<typeof shown>[]; next?: Position }> {
  const pages = await Promise.all(
    queuesOf(areas, held).map((late) =>
      rows.keys(INDEX, late, {
        limit: PAGE,
        ...(after && { after: { late, since: after.since, pk: after.subject, sk: '-' } }),
      }),
    ),
  );
  const heads = await rows.many<Head>(pages.flatMap((p) => p.keys));
  const all = heads
    .flatMap((head) => {
      const { state } = fold(clock, head as unknown as Head);
      const missed = oldestMissed(state);
      return missed ? [shown(head.pk, state, missed)] : [];
    })
    .filter(({ area }) => held.some((h) => covers(h, area)))
    .sort((a, b) => inOrder(positionOf(a), positionOf(b)));
  // Queues that have more were read only so far; what lies behind the first such end comes with the next page.
  const [end] = pages.flatMap((p) => endOf(p.next)).sort(inOrder);
  const seen = end ? all.filter((item) => inOrder(positionOf(item), end) <= 0) : all;
  const late = seen.slice(0, PAGE);
  const last = late.at(-1);
  const next = last && seen.length > PAGE ? positionOf(last) : end;
  return { late, ...(next && { next }) };
}

const shown = (subject: string, { place }: Clock, d: Deadline) => ({
  subject,
  number: place.number,
  stage: d.stage,
  due: isoOf(d.due),
  level: d.level,
  area: place.area ?? UNPLACED,
  category: place.category,
  urgency: place.urgency,
  holder: place.holder,
});

/** The queues in which something of these areas can wait. */
function queuesOf(areas: readonly AreaRow[], held: readonly string[]): string[] {
  const paths = areas.map((a) => a.path).filter((path) => held.some((h) => covers(h, path)));
  const all = held.includes(EVERYWHERE) ? [...paths, UNPLACED] : [...paths, ...held];
  return [...new Set(all.map(queueOf))];
}

const positionOf = ({ due, subject }: { due: string; subject: string }): Position => ({
  since: due,
  subject,
});

const endOf = (key: Record<string, unknown> | undefined): Position[] =>
  key ? [{ since: String(key.since), subject: String(key.pk) }] : [];

function inOrder(a: Position, b: Position): number {
  const [x, y] = a.since === b.since ? [a.subject, b.subject] : [a.since, b.since];
  return x === y ? 0 : x < y ? -1 : 1;
}
