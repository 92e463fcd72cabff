import type { Rows } from '#shared/aws/rows.ts';
import type { SweepCursor } from './cursor.ts';
import { type DueKey, MINUTE, minuteOf, partition, readKey, SHARDS } from './due-items.ts';

/** Whatever falls due until so much later is sent on its way; a sweep that comes a minute late loses nothing. */
export const LOOK_AHEAD = 2 * MINUTE;

/** The first sweep ever looks back so far: nothing can be older that was put while no sweep had run. */
const FIRST_LOOK_BACK = 60 * MINUTE;

export interface SweepParts {
  readonly rows: Pick<Rows, 'page'>;
  readonly cursor: SweepCursor;
  /** Sends due items to be rung, each when it is due. @throws when one was not taken */
  readonly send: (due: readonly DueKey[]) => Promise<void>;
  readonly now: () => number;
  /** May another minute be swept, or shall the next sweep go on? */
  readonly hasTime: () => boolean;
}

/**
 * Sends everything that falls due soon, the oldest first, from where the last sweep stopped. Stores how far it
 * announces before it queries: what is written after the query is before `announced`, and its watcher sends it.
 * @returns how many were sent, and how far (epoch ms) it came
 */
export async function sweep({
  rows,
  cursor,
  send,
  now,
  hasTime,
}: SweepParts): Promise<{ sent: number; swept: number }> {
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
