import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Rows } from '#shared/aws/rows.ts';

const KEY = { pk: 'sweep', sk: '-' };

/** How far the sweep has announced, and how far it has swept: starts of minutes in epoch ms, exclusive. */
export interface Cursor {
  readonly announced?: number;
  readonly swept?: number;
}

/** Both values only grow, in whatever order they are written. */
export const cursor = (rows: Rows) => ({
  read: async (): Promise<Cursor> => (await rows.get<Cursor>(KEY.pk, KEY.sk)) ?? {},
  raise: async (field: keyof Cursor, to: number): Promise<void> => {
    const command = new UpdateCommand({
      TableName: rows.table,
      Key: KEY,
      UpdateExpression: 'SET #f = :to',
      ConditionExpression: 'attribute_not_exists(#f) OR #f < :to',
      ExpressionAttributeNames: { '#f': field },
      ExpressionAttributeValues: { ':to': to },
    });
    await rows.client.send(command).catch((error: Error) => {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    });
  },
});

export type SweepCursor = ReturnType<typeof cursor>;
