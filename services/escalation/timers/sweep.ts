import type { Rows } from '#shared/aws/rows.ts';
import type { SweepCursor } from './cursor.ts';
import { type DueKey, MINUTE, minuteOf, partition, readKey, SHARDS } from './due-items.ts';

/** How far ahead the sweep sends timers (ms): one that runs a minute late still loses nothing. */
export const LOOK_AHEAD = 2 * MINUTE;

/** How far the very first sweep looks back (ms): no older item can exist before a sweep has run. */
const FIRST_LOOK_BACK = 60 * MINUTE;

export interface SweepDeps {
  readonly rows: Pick<Rows, 'page'>;
  readonly cursor: SweepCursor;
  /** Sends timers, each to be delivered when it is due. @throws when the queue refused one */
  readonly send: (due: readonly DueKey[]) => Promise<void>;
  readonly now: () => number;
  /** Is there time for another minute? Otherwise the next sweep continues. */
  readonly hasTime: () => boolean;
}

/**
 * Sends every timer that falls due soon, the oldest first, from where the last sweep stopped. Stores `announced` before
 * it queries: an item written after the query lies before `announced`, so the watcher sends it.
 * @returns how many timers were sent, and how far the sweep came (epoch ms)
 */
export async function sweep({
  rows,
  cursor,
  send,
  now,
  hasTime,
}: SweepDeps): Promise<{ sent: number; swept: number }> {
  const announced = minuteOf(now() + LOOK_AHEAD) + MINUTE;
  const { swept = minuteOf(now() - FIRST_LOOK_BACK) } = await cursor.read();
  await cursor.raise('announced', announced);
  let sent = 0;
  let minute = swept;
  for (; minute < announced && hasTime(); minute += MINUTE) {
    const found = await Promise.all(
      Array.from({ length: SHARDS }, (_, shard) => itemsOf(rows, minute, shard)),
    );
    const due = found.flat().sort((a, b) => a.due - b.due);
    await send(due);
    sent += due.length;
    await cursor.raise('swept', minute + MINUTE);
  }
  return { sent, swept: minute };
}

async function itemsOf(rows: Pick<Rows, 'page'>, minute: number, shard: number): Promise<DueKey[]> {
  const found: DueKey[] = [];
  let after: string | undefined;
  do {
    const page = await rows.page<object>(partition(minute, shard), {
      ...(after && { after }),
      consistent: true,
    });
    found.push(...page.rows.flatMap(({ sk }) => readKey(sk) ?? []));
    after = page.next;
  } while (after);
  return found;
}
