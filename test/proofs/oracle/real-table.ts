import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  type GlobalSecondaryIndex,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect } from 'vitest';
import type { IndexSpec } from '#shared/service/manifest.ts';
import { services } from '../../../infra/model/services.ts';

const tables: string[] = [];
let known: DynamoDBDocumentClient | undefined;

/** The client of whatever stands at AWS_ENDPOINT_URL. */
export const client = (): DynamoDBDocumentClient => {
  const marshallOptions = { removeUndefinedValues: true };
  known ??= DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions });
  return known;
};

afterAll(async () => {
  for (const TableName of tables.splice(0))
    await client().send(new DeleteTableCommand({ TableName }) as never);
});

/** A table with the indexes of the service whose test this is. */
export async function create(TableName: string): Promise<void> {
  tables.push(TableName);
  const service = /services\/(\w+)\//.exec(expect.getState().testPath ?? '')?.[1];
  const specs = services.find(({ name }) => name === service)?.tables?.main?.indexes ?? {};
  const attributes = Object.values<IndexSpec>(specs).flatMap(({ partition, sort }) =>
    [partition, sort ?? []].flat(),
  );
  const indexes = Object.entries<IndexSpec>(specs).map(
    ([IndexName, { partition, sort }]): GlobalSecondaryIndex => ({
      IndexName,
      Projection: { ProjectionType: 'KEYS_ONLY' },
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' as const }] : []),
      ],
    }),
  );
  await client().send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...new Set(['pk', 'sk', ...attributes])].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    }) as never,
  );
}
