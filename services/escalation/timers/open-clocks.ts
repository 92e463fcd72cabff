import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { clock } from '../domain/aggregate.ts';
import type { Clock } from '../domain/clock.ts';
import { SHARDS } from '../domain/evolve.ts';
import { nextTimer } from '../domain/timer.ts';

/** How far a pass over the open clocks has come; absent at its beginning. */
export interface PassPosition {
  readonly shard: number;
  readonly after?: Readonly<Record<string, unknown>>;
}

const INDEX = { name: 'open', attribute: 'open' };
const PAGE = 50;

/** One page of the open clocks, shard by shard. `next` is absent after the last. */
export async function openClocks(
  rows: Pick<Rows, 'keys' | 'many'>,
  { shard, after }: PassPosition = { shard: 0 },
): Promise<{ clocks: { subject: string; state: Clock; due: number }[]; next?: PassPosition }> {
  const page = await rows.keys(INDEX, `open#${shard}`, { limit: PAGE, ...(after && { after }) });
  const heads = await rows.many<Head>(page.keys);
  const clocks = heads
    .map((head) => ({ subject: head.pk, state: fold(clock, head as unknown as Head).state }))
    .flatMap((c) => {
      const due = nextTimer(c.state);
      return due === undefined ? [] : [{ ...c, due }];
    });
  if (page.next) return { clocks, next: { shard, after: page.next } };
  return shard + 1 < SHARDS ? { clocks, next: { shard: shard + 1 } } : { clocks };
}
