import * as z from 'zod/mini';
import { covers } from '#shared/auth/principal.ts';
import { mergedPage } from '#shared/aws/merged-page.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { clock, oldestMissed, queueOf } from './domain/aggregate.ts';
import { type Clock, type Deadline, isoOf } from './domain/clock.ts';
import type { AreaRow } from './reference.ts';

/** Where the last page ended: the instant and the subject of its last item. */
export const Position = z.object({
  since: z.string().check(z.minLength(1), z.maxLength(40)),
  subject: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type Position = z.output<typeof Position>;

const INDEX = { name: 'late', attribute: 'late', sort: 'since' };
const PAGE = 30;
/** Most keys that are read for one page. */
const LOOK = 300;
const EVERYWHERE = '*';

/** The area of subjects that are not placed yet. */
const UNPLACED = 'unplaced';

/**
 * What is late in the areas that `held` covers, the longest overdue first. One short query per area that has others
 * below it, in parallel: the index holds late subjects only, so nearly all of them are empty.
 */
export async function lateIn(
  rows: Pick<Rows, 'keys' | 'many'>,
  areas: readonly AreaRow[],
  held: readonly string[],
  after?: Position,
): Promise<{ late: ReturnType<typeof shown>[]; next?: Position }> {
  const lists = {
    index: INDEX,
    partitions: queuesOf(areas, held),
    after: after && { since: after.since, pk: after.subject },
    exact: true,
  };
  const { items, next } = await mergedPage(rows, lists, {
    limit: PAGE,
    step: PAGE,
    look: LOOK,
    read: async (keys) =>
      (await rows.many<Head>(keys)).flatMap(lateOf).filter(({ area }) => isHeld(held, area)),
  });
  return { late: items, ...(next && { next: { since: next.since, subject: next.pk ?? '' } }) };
}

const isHeld = (held: readonly string[], area: string): boolean => held.some((h) => covers(h, area));

function lateOf(head: Head): ReturnType<typeof shown>[] {
  const { state } = fold(clock, head);
  const missed = oldestMissed(state);
  return missed ? [shown(head.pk, state, missed)] : [];
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

/** The partitions in which subjects of these areas can be listed. */
function queuesOf(areas: readonly AreaRow[], held: readonly string[]): string[] {
  const paths = areas.map((a) => a.path).filter((path) => isHeld(held, path));
  const all = held.includes(EVERYWHERE) ? [...paths, UNPLACED] : [...paths, ...held];
  return [...new Set(all.map(queueOf))];
}
