import type { DynamoDBRecord } from 'aws-lambda';
import { tableStream } from '#shared/messaging/table-stream.ts';
import type { SweepCursor } from './cursor.ts';
import { type DueKey, readKey } from './due-items.ts';
import { LOOK_AHEAD } from './sweep.ts';

export interface WatcherDeps {
  readonly cursor: Pick<SweepCursor, 'read'>;
  readonly send: (due: readonly DueKey[]) => Promise<void>;
  readonly now: () => number;
}

/**
 * Handles the table's stream of due items. An item that is due before `announced` may have been written after the sweep
 * queried that minute, so it is sent from here; the sweep sends all others. `announced` is read after the records were
 * written, so at least one of the two sees every item. Before the very first sweep it sends what that would announce.
 */
export const watcher = ({ cursor, send, now }: WatcherDeps) =>
  tableStream(itemOf, async (items) => {
    const { announced = now() + LOOK_AHEAD } = await cursor.read();
    await send(items.filter((item) => item !== undefined).filter(({ due }) => due < announced));
    return { failed: 0 };
  });

function itemOf({ dynamodb }: DynamoDBRecord): DueKey | undefined {
  const { pk, sk } = dynamodb?.NewImage ?? {};
  return pk?.S?.startsWith('DUE#') && sk?.S ? readKey(sk.S) : undefined;
}
