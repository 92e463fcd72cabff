import * as z from 'zod/mini';
import { above } from '#shared/area-path.ts';
import { covers } from '#shared/auth/principal.ts';
import { mergedPage } from '#shared/aws/merged-page.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { type DoubtfulFact, decision, openDoubt } from './domain/decision.ts';
import type { Gazetteer } from './domain/gazetteer.ts';

/** An open doubtful decision. */
export type Waiting = DoubtfulFact & { readonly ticket: string; readonly at: string };

/** Where the last page ended: the instant and the ticket of its last item. */
export const Position = z.object({
  since: z.string().check(z.minLength(1)),
  ticket: z.string().check(z.minLength(1)),
});
export type Position = z.output<typeof Position>;

const INDEX = { name: 'doubtful', attribute: 'waiting', sort: 'since' };
/** Items of a page unless the caller limits it further. */
const PAGE = 25;
/** Most keys that are read for one page. */
const LOOK = 300;

/**
 * The open doubts in the areas that `held` covers, oldest first. One short query per neighbourhood, in parallel: the
 * index holds open doubts only, so nearly all of them are empty.
 */
export async function waitingIn(
  rows: Pick<Rows, 'keys' | 'many'>,
  g: Gazetteer,
  held: readonly string[],
  { after, limit = PAGE }: { after?: Position | undefined; limit?: number | undefined } = {},
): Promise<{ items: Waiting[]; next?: Position }> {
  const lists = {
    index: INDEX,
    partitions: queuesOf(g, held),
    after: after && { since: after.since, pk: after.ticket },
    exact: true,
  };
  const { items, next } = await mergedPage(rows, lists, {
    limit,
    step: limit,
    look: LOOK,
    read: async (keys) =>
      (await rows.many<Head>(keys))
        .flatMap(waitingOf)
        .filter(({ area }) => held.some((h) => covers(h, area))),
  });
  return { items, ...(next && { next: { since: next.since, ticket: next.pk ?? '' } }) };
}

function waitingOf(head: Head): Waiting[] {
  const open = openDoubt(fold(decision, head).state);
  return open ? [{ ...open, ticket: head.pk }] : [];
}

/** The queues in which doubts that the caller may decide can wait: those of a block wait at the area above it. */
export function queuesOf(g: Gazetteer, held: readonly string[]): string[] {
  const areas = [...g.byId.values()].filter((a) => held.some((h) => covers(h, a.path)));
  return [...new Set(areas.map((a) => (a.kind === 'block' ? (above(a.path) ?? a.path) : a.path)))];
}
