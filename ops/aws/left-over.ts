import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { names } from '../../infra/model/names.ts';
import { services } from '../../infra/model/services.ts';
import { stackStands } from './place.ts';

/** Our tables in a region, by name: they stay when their stacks are removed. */
export async function leftOver(region: string): Promise<string[]> {
  const client = new DynamoDBClient({ region });
  const found: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    found.push(...TableNames.filter((name) => name.startsWith('huying-')));
  client.destroy();
  return found;
}

/**
 * The tables of those that a deployment cannot make, because they are there and no stack owns them: a removal has left
 * them, or a stack that failed while it was made. What a deployment has made that stopped halfway is not among them.
 */
export async function inTheWay(region: string): Promise<string[]> {
  const there = new Set(await leftOver(region));
  const found: string[] = [];
  for (const { name, tables = {} } of services) {
    const own = Object.keys(tables)
      .map((key) => names.table(name, key))
      .filter((table) => there.has(table));
    if (own.length > 0 && !(await stackStands(region, `huying-${name}`))) found.push(...own);
  }
  return found;
}
