import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

/** How many items one page looks at; the heads among them are fewer. */
const PAGE = 200;

export interface HeadPage {
  readonly items: readonly Record<string, unknown>[];
  /** Goes on from here; absent after the last page. */
  readonly next?: Readonly<Record<string, unknown>>;
}

/** One page of the heads in a table, those changed at or after `since` only. Other rows have no `spilled`. */
export async function headPage(
  { client, table }: { client: Pick<DynamoDBDocumentClient, 'send'>; table: string },
  of: { since?: string | undefined; after?: Readonly<Record<string, unknown>> | undefined },
): Promise<HeadPage> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new ScanCommand({
      TableName: table,
      Limit: PAGE,
      ConsistentRead: true,
      FilterExpression: `attribute_exists(spilled)${of.since ? ' AND changed >= :since' : ''}`,
      ...(of.since && { ExpressionAttributeValues: { ':since': of.since } }),
      ...(of.after && { ExclusiveStartKey: of.after }),
    }),
  );
  return { items: Items, ...(LastEvaluatedKey && { next: LastEvaluatedKey }) };
}
