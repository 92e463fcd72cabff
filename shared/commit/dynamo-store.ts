import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Head } from './aggregate.ts';
import type { Item, PutHead, Store } from './store.ts';

const NEW = 'attribute_not_exists(pk)';

/** The item of a refusal: plain or in DynamoDB's typed form, by the version of the client. */
const standing = (item: Record<string, unknown> | undefined): Head | undefined => {
  if (!item) return undefined;
  return (typeof item.pk === 'string' ? item : unmarshall(item as Parameters<typeof unmarshall>[0])) as Head;
};

/** A refused condition, with the stored item; any other error is rethrown. */
const refusal = (error: unknown): { ok: false; current?: Head | undefined } => {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  return { ok: false, current: standing((error as { Item?: Record<string, unknown> }).Item) };
};

/**
 * A table as `commit` needs it. The client leaves undefined values out (`removeUndefinedValues`). A head is stamped with
 * the clock, so that republishing finds what was written in a time, whatever instants its facts tell.
 */
export function dynamoStore(client: DynamoDBDocumentClient, table: string, now = Date.now): Store {
  const put = (Item: Item | Head, condition: object = {}) =>
    client.send(new PutCommand({ TableName: table, Item, ...condition }));
  return {
    async get(pk, sk) {
      const command = new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true });
      return (await client.send(command)).Item as Item | undefined;
    },
    async put(item) {
      await put(item);
    },
    async putNew(item) {
      const refused = await put(item, { ConditionExpression: NEW }).then(() => undefined, refusal);
      return refused === undefined;
    },
    async putHead(head, version): Promise<PutHead> {
      const unchanged =
        version === 0
          ? { ConditionExpression: NEW }
          : { ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': version } };
      const condition = { ...unchanged, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
      return put({ ...head, wrote: now() }, condition).then(() => ({ ok: true }) as const, refusal);
    },
  };
}
