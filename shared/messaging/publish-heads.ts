import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

/** How many items one page looks at; the heads among them are fewer. */
const PAGE = 200;

export interface HeadPage {
  readonly items: readonly Record<string, unknown>[];
  /** Goes on from here; absent after the last page. */
  readonly next?: Readonly<Record<string, unknown>>;
}

/** By the writer's clock; items from before that was stamped by what their last fact says. */
const WRITTEN_SINCE = '(wrote >= :ms OR (attribute_not_exists(wrote) AND changed >= :since))';

/** One page of the heads in a table, those written at or after `since` only. Other rows have no `spilled`. */
export async function headPage(
  { client, table }: { client: Pick<DynamoDBDocumentClient, 'send'>; table: string },
  of: { since?: string | undefined; after?: Readonly<Record<string, unknown>> | undefined },
): Promise<HeadPage> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new ScanCommand({
      TableName: table,
      Limit: PAGE,
      ConsistentRead: true,
      FilterExpression: `attribute_exists(spilled)${of.since ? ` AND ${WRITTEN_SINCE}` : ''}`,
      ...(of.since && { ExpressionAttributeValues: { ':since': of.since, ':ms': Date.parse(of.since) } }),
      ...(of.after && { ExclusiveStartKey: of.after }),
    }),
  );
  return { items: Items, ...(LastEvaluatedKey && { next: LastEvaluatedKey }) };
}
