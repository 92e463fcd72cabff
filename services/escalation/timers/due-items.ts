import type { Rows } from '#shared/aws/rows.ts';

/**
 * How many partitions a minute has. A partition yields about 900 timers a second to the sweep; this many shards carry
 * some 200,000 timers due in one minute.
 */
export const SHARDS = 4;

/** Due items are housekeeping; what is due later than this is found again by the daily pass. */
const KEPT_S = 60 * 86_400;

export interface DueKey {
  readonly subject: string;
  /** Epoch milliseconds. */
  readonly due: number;
}

export const MINUTE = 60_000;

export const minuteOf = (ms: number): number => Math.floor(ms / MINUTE) * MINUTE;

const shardOf = (subject: string): number =>
  [...subject].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 65_521, 7) % SHARDS;

export const partition = (minute: number, shard: number): string =>
  `DUE#${new Date(minute).toISOString().slice(0, 16)}#${shard}`;

export const keyOf = ({ subject, due }: DueKey): { pk: string; sk: string } => ({
  pk: partition(minuteOf(due), shardOf(subject)),
  sk: `${new Date(due).toISOString()}#${subject}`,
});

/** The instant and the subject that a due item's sort key says. */
export function readKey(sk: string): DueKey | undefined {
  const at = sk.indexOf('#');
  const due = Date.parse(sk.slice(0, Math.max(at, 0)));
  const subject = sk.slice(at + 1);
  return Number.isNaN(due) || subject === '' ? undefined : { subject, due };
}

/**
 * Puts a due item. Two puts for one instant are one item, so that chains of timers that meet become one; `armed` makes
 * each put another image, so that the stream tells of it: an identical put is no change.
 */
export const dueItems = (rows: Pick<Rows, 'put' | 'get'>, now: () => number) => ({
  put: (key: DueKey) =>
    rows.put({ ...keyOf(key), armed: now(), expires: Math.floor(Math.max(key.due, now()) / 1000) + KEPT_S }),
  stands: async (key: DueKey): Promise<boolean> => {
    const { pk, sk } = keyOf(key);
    return (await rows.get(pk, sk)) !== undefined;
  },
});

export type DueItems = ReturnType<typeof dueItems>;
