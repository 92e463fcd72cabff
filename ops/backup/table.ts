import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { atOnce } from '#shared/at-once.ts';
import type { Row } from './attributes.ts';
import { Digest, isOfTheMoment } from './digest.ts';

/** All items of a table, page by page, read consistently. */
export async function* pages(dynamo: DynamoDBClient, TableName: string): AsyncGenerator<Row[]> {
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await dynamo.send(
      new ScanCommand({
        TableName,
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    yield (page.Items ?? []).filter((row) => !isOfTheMoment(row));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

/** What a table holds now. */
export async function digestOf(dynamo: DynamoDBClient, table: string): Promise<Digest> {
  const digest = new Digest();
  for await (const page of pages(dynamo, table)) for (const row of page) digest.add(row);
  return digest;
}

export async function isEmpty(dynamo: DynamoDBClient, table: string): Promise<boolean> {
  for await (const page of pages(dynamo, table)) if (page.length > 0) return false;
  return true;
}

const AT_ONCE = 8;
/** Of one BatchWriteItem. */
const BATCH = 25;
const LONGEST_PAUSE = 5_000;

export const putAll = (dynamo: DynamoDBClient, table: string, rows: readonly Row[]): Promise<void> =>
  writeAll(
    dynamo,
    table,
    rows.map((Item) => ({ PutRequest: { Item } })),
  );

export const deleteAll = (dynamo: DynamoDBClient, table: string, rows: readonly Row[]): Promise<void> =>
  writeAll(
    dynamo,
    table,
    rows.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } as Row } })),
  );

async function writeAll(dynamo: DynamoDBClient, table: string, requests: WriteRequest[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(requests.length / BATCH) }, (_, n) =>
    requests.slice(n * BATCH, (n + 1) * BATCH),
  );
  await atOnce(AT_ONCE, batches, async (batch) => {
    let open = batch;
    for (let wait = 50; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const { UnprocessedItems = {} } = await dynamo.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: open } }),
      );
      open = UnprocessedItems[table] ?? [];
      if (open.length === 0) return;
      await sleep(wait * (0.5 + Math.random() / 2));
    }
  });
}
