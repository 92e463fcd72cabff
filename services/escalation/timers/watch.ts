import type { DynamoDBRecord } from 'aws-lambda';
import { tableStream } from '#shared/messaging/table-stream.ts';
import type { SweepCursor } from './cursor.ts';
import { type DueKey, readKey } from './due-items.ts';
import { LOOK_AHEAD } from './sweep.ts';

export interface WatchParts {
  readonly cursor: Pick<SweepCursor, 'read'>;
  readonly send: (due: readonly DueKey[]) => Promise<void>;
  readonly now: () => number;
}

/**
 * Handler of the table's stream for due items. What is due before the sweep has announced may have been written after
 * the sweep looked there: it is sent from here. All else is the sweep's. `announced` is read after the records were
 * written, so one of both always sees an item. Before the first sweep of all it sends what that one would announce.
 */
export const watcher = ({ cursor, send, now }: WatchParts) =>
  tableStream(itemOf, async (items) => {
    const { announced = now() + LOOK_AHEAD } = await cursor.read();
    await send(items.filter((item) => item !== undefined).filter(({ due }) => due < announced));
    return { failed: 0 };
  });

function itemOf({ dynamodb }: DynamoDBRecord): DueKey | undefined {
  const { pk, sk } = dynamodb?.NewImage ?? {};
  return pk?.S?.startsWith('DUE#') && sk?.S ? readKey(sk.S) : undefined;
}
