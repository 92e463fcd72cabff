import * as z from 'zod/mini';
import { above } from '#shared/area-path.ts';
import { covers } from '#shared/auth/principal.ts';
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

const INDEX = { name: 'doubtful', attribute: 'waiting' };
/** Items of a page unless fewer are asked for. */
const PAGE = 25;

/**
 * What waits in the areas that `held` covers, oldest first. One short query per neighbourhood, side by side: the index
 * holds open decisions only, so nearly all of them are empty.
 */
export async function waitingIn(
  rows: Pick<Rows, 'keys' | 'many'>,
  g: Gazetteer,
  held: readonly string[],
  { after, limit = PAGE }: { after?: Position | undefined; limit?: number | undefined } = {},
): Promise<{ items: Waiting[]; next?: Position }> {
  const pages = await Promise.all(
    queuesOf(g, held).map((waiting) =>
      rows.keys(INDEX, waiting, {
        limit,
        ...(after && { after: { waiting, since: after.since, pk: after.ticket, sk: '-' } }),
      }),
    ),
  );
  const heads = await rows.many<Head>(pages.flatMap((p) => p.keys));
  const all = heads
    .map((head) => ({ open: openDoubt(fold(decision, head).state), ticket: head.pk }))
    .flatMap(({ open, ticket }) => (open ? [{ ...open, ticket }] : []))
    .filter(({ area }) => held.some((h) => covers(h, area)))
    .sort((a, b) => inOrder(positionOf(a), positionOf(b)));
  // Queues that have more were read only so far; what lies behind the first such end comes with the next page.
  const [end] = pages.flatMap((p) => endOf(p.next)).sort(inOrder);
  const seen = end ? all.filter((w) => inOrder(positionOf(w), end) <= 0) : all;
  const items = seen.slice(0, limit);
  const last = items.at(-1);
  const next = last && seen.length > limit ? positionOf(last) : end;
  return { items, ...(next && { next }) };
}

const positionOf = ({ at, ticket }: Waiting): Position => ({ since: at, ticket });

const endOf = (key: Record<string, unknown> | undefined): Position[] =>
  key ? [{ since: String(key.since), ticket: String(key.pk) }] : [];

const inOrder = (a: Position, b: Position): number =>
  a.since === b.since
    ? a.ticket < b.ticket
      ? -1
      : a.ticket === b.ticket
        ? 0
        : 1
    : a.since < b.since
      ? -1
      : 1;

/** The queues in which something that the caller may decide can wait: blocks wait in the area around them. */
export function queuesOf(g: Gazetteer, held: readonly string[]): string[] {
  const areas = [...g.byId.values()].filter((a) => held.some((h) => covers(h, a.path)));
  return [...new Set(areas.map((a) => (a.kind === 'block' ? (above(a.path) ?? a.path) : a.path)))];
}
