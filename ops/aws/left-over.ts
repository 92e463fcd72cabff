import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';

/** Our tables in a region, by name: they stay when their stacks are removed. */
export async function leftOver(region: string): Promise<string[]> {
  const client = new DynamoDBClient({ region });
  const found: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    found.push(...TableNames.filter((name) => name.startsWith('huying-')));
  client.destroy();
  return found;
}
