import {
  DescribeTableCommand,
  DynamoDBClient,
  paginateListTables,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import type { Pieces, Searched } from './place.ts';

export type Row = Record<string, unknown> & { readonly pk: string; readonly sk: string };

const HOUSE = /^huying-/;

/** All tables, by whether their changes go into a stream. */
export async function tablesOf({ endpoint }: Searched): Promise<{ streamed: string[]; vaults: string[] }> {
  const client = new DynamoDBClient(clientOf(endpoint));
  const streamed: string[] = [];
  const vaults: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    for (const TableName of TableNames.filter((name) => HOUSE.test(name))) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      (Table?.StreamSpecification?.StreamEnabled ? streamed : vaults).push(TableName);
    }
  client.destroy();
  return { streamed, vaults };
}

/** Every row of a table. */
export async function* rowsOf({ endpoint }: Searched, TableName: string): AsyncGenerator<Row> {
  const client = new DynamoDBClient(clientOf(endpoint));
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    for (const item of Items) yield unmarshall(item) as Row;
  client.destroy();
}

/** Every row of every table that has a stream: what stands there goes through streams, and may be published. */
export async function* streamedRows(system: Searched): Pieces {
  const { streamed } = await tablesOf(system);
  for (const table of streamed)
    for await (const row of rowsOf(system, table))
      yield { place: 'tables', where: `${table} ${row.pk} ${row.sk}`, text: JSON.stringify(row) };
}
