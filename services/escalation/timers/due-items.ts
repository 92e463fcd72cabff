import type { Rows } from '#shared/aws/rows.ts';

/**
 * How many partitions a minute has. The sweep reads about 900 timers a second from each; four carry some 200,000 timers
 * in one minute.
 */
export const SHARDS = 4;

/** Due items expire after this (seconds); the daily pass writes those of later timers again. */
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

/** The instant and the subject in a due item's sort key. */
export function readKey(sk: string): DueKey | undefined {
  const at = sk.indexOf('#');
  const due = Date.parse(sk.slice(0, Math.max(at, 0)));
  const subject = sk.slice(at + 1);
  return Number.isNaN(due) || subject === '' ? undefined : { subject, due };
}

/**
 * Writes due items. Two writes for one instant are one item, so timers of one clock that meet become one. `armed` (stored
 * name), the time of the write, makes each write a new image: an identical one would make no stream record.
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
