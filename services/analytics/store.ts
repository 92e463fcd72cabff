import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Row, Rows } from '#shared/aws/rows.ts';
import { fromCell } from './domain/cell.ts';
import type { Fact } from './domain/fact.ts';
import type { Cut } from './domain/tally.ts';
import type { Mark, RollUpRow, Table } from './table.ts';

/**
 * - `<ward>#<day>` / ticket or call: a line of the sheet, its facts as attributes
 * - `marks#<root>` / `<day>#<ward>`: `until` when that sheet may be written to
 * - `<area>` / `<cut>#<day>#<ward>`: a roll-up row: what the sheet adds to the area's figures, counted when nobody wrote to it
 * - `grant#<staff number>` / `-`: copy of the grants
 */
const keys = {
  sheet: (ward: string, day: string) => `${ward}#${day}`,
  marks: (root: string) => `marks#${root}`,
  mark: (ward: string, day: string) => `${day}#${ward}`,
  row: (cut: Cut, day: string, ward: string) => `${cut}#${day}#${ward}`,
};
const rootOf = (ward: string) => ward.split('/')[0] ?? ward;
/** Sorts after all keys that begin with the same day. */
const END = '~';

/** The table of facts on DynamoDB. */
export function dynamoTable(rows: Rows): Table {
  const { client, table: TableName } = rows;

  /** Keys between two, all pages. */
  async function between<T extends object>(pk: string, from: string, to: string, consistent: boolean) {
    const found: (T & Row)[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :p AND sk BETWEEN :a AND :z',
          ExpressionAttributeValues: { ':p': pk, ':a': from, ':z': to },
          ConsistentRead: consistent,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      found.push(...((page.Items ?? []) as (T & Row)[]));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  }

  return {
    async add({ ward, day, subject }, cells) {
      const names = Object.fromEntries(cells.map(({ name }, i) => [`#${i}`, name]));
      const values = Object.fromEntries(cells.map(({ value }, i) => [`:${i}`, value]));
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: keys.sheet(ward, day), sk: subject },
          UpdateExpression: `SET ${cells.map((_, i) => `#${i} = :${i}`).join(', ')}`,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        }),
      );
    },

    async lines(ward, day) {
      const items = await rows.all(keys.sheet(ward, day));
      return items.map((item) =>
        Object.entries(item).flatMap(([name, value]): Fact[] => {
          const fact = typeof value === 'string' ? fromCell({ name, value }) : undefined;
          return fact ? [fact] : [];
        }),
      );
    },

    async markedUntil(ward, day) {
      return (await rows.get<{ until: number }>(keys.marks(rootOf(ward)), keys.mark(ward, day)))?.until;
    },

    async mark(ward, day, until) {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: keys.marks(rootOf(ward)), sk: keys.mark(ward, day) },
            UpdateExpression: 'SET #u = :u',
            ConditionExpression: 'attribute_not_exists(pk) OR #u < :u',
            ExpressionAttributeNames: { '#u': 'until' },
            ExpressionAttributeValues: { ':u': until },
          }),
        );
      } catch (error) {
        // Another worker holds a longer lease.
        if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      }
    },

    async marks(root, from, to) {
      const found = await between<{ until: number }>(keys.marks(root), `${from}#`, `${to}#${END}`, true);
      return found.map(({ sk, until }): Mark => ({ day: sk.slice(0, 10), ward: sk.slice(11), until }));
    },

    async kept(area, cut, from, to) {
      const found = await between<RollUpRow>(area, `${cut}#${from}#`, `${cut}#${to}#${END}`, false);
      return found.map(({ day, ward, until, meaning, cells }) => ({ day, ward, until, meaning, cells }));
    },

    async keep(area, cut, { day, ward, until, meaning, cells }) {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: area, sk: keys.row(cut, day, ward) },
            UpdateExpression: 'SET #d = :d, #w = :w, #u = :u, #m = :m, #c = :c',
            ConditionExpression: 'attribute_not_exists(pk) OR #u < :u OR #m < :m',
            ExpressionAttributeNames: {
              '#d': 'day',
              '#w': 'ward',
              '#u': 'until',
              '#m': 'meaning',
              '#c': 'cells',
            },
            ExpressionAttributeValues: { ':d': day, ':w': ward, ':u': until, ':m': meaning, ':c': cells },
          }),
        );
      } catch (error) {
        // Another worker counted the same sheet, or a newer state of it.
        if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      }
    },
  };
}
