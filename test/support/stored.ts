import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Head } from '#shared/commit/aggregate.ts';
import { tables } from './logs.ts';

type Row = Record<string, unknown> & { pk: string; sk: string };

/** The heads of aggregates of a kind among a table's rows. */
export const headsIn = (rows: readonly Row[], kind: string): Head[] =>
  rows.filter((row) => row.sk === '-' && row.kind === kind) as unknown as Head[];

/** Every row of a table. */
export async function rowsOf(table: string): Promise<Row[]> {
  const client = await tables();
  const rows: Row[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    rows.push(...((page.Items ?? []) as Row[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return rows;
}

/**
 * What callers have made the tables hold, as texts that can be compared. Intake's audit entries are left out: other
 * services read its words whenever they get to it.
 */
export async function stored(...names: readonly string[]): Promise<string[]> {
  const all = await Promise.all(
    names.map(async (name) =>
      (await rowsOf(name)).filter(({ sk }) => name !== 'huying-intake-vault' || !sk.startsWith('seen#')),
    ),
  );
  return all
    .flat()
    .map((row) => JSON.stringify(row))
    .sort();
}
