import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { backoff } from '#shared/commit/backoff.ts';

export type Row = Record<string, unknown> & { pk: string; sk: string };

/** The access patterns that are not aggregates: projections of others' facts, look-ups, side items. One table. */
export class Rows {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  constructor(client: DynamoDBDocumentClient, table: string) {
    this.client = client;
    this.table = table;
  }

  /** Strongly consistent. */
  async get<T extends object>(pk: string, sk = '-'): Promise<(T & Row) | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { pk, sk }, ConsistentRead: true }),
    );
    return Item as (T & Row) | undefined;
  }

  async put(row: Row): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: row }));
  }

  /** Writes unless the key is taken; false when it was. */
  async putNew(row: Row): Promise<boolean> {
    return this.#putWhen(row, 'attribute_not_exists(pk)');
  }

  /** Latest wins: writes when there is no row or one with an older `version`; false when this one was stale or the same. */
  async putNewer(row: Row & { version: number }): Promise<boolean> {
    return this.#putWhen(row, 'attribute_not_exists(pk) OR version < :v', { ':v': row.version });
  }

  /**
   * Counts one more in all these counters of an item, unless one of them stands at its most: then in none. `expires`:
   * epoch seconds. For limits only: what is counted here may be counted twice by a retry, so no figure is ever made of it.
   */
  async countUp(pk: string, most: Readonly<Record<string, number>>, expires: number): Promise<boolean> {
    const names = Object.keys(most).map((name, i) => [`#${i}`, name] as const);
    const limits = Object.values(most).map((value, i) => [`:${i}`, value] as const);
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { pk, sk: '-' },
          UpdateExpression: `SET expires = :e ADD ${names.map(([name]) => `${name} :one`).join(', ')}`,
          ConditionExpression: names
            .map(([name], i) => `(attribute_not_exists(${name}) OR ${name} < :${i})`)
            .join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(names),
          ExpressionAttributeValues: { ':e': expires, ':one': 1, ...Object.fromEntries(limits) },
        }),
      );
      return true;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }

  async delete(pk: string, sk = '-'): Promise<void> {
    await this.client.send(new DeleteCommand({ TableName: this.table, Key: { pk, sk } }));
  }

  /** One page of a partition, in order of `sk`. */
  async page<T extends object>(
    pk: string,
    of: { prefix?: string; limit?: number; newest?: boolean; after?: string; consistent?: boolean } = {},
  ): Promise<{ rows: (T & Row)[]; next?: string }> {
    const answer = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: of.prefix ? 'pk = :p AND begins_with(sk, :s)' : 'pk = :p',
        ExpressionAttributeValues: { ':p': pk, ...(of.prefix && { ':s': of.prefix }) },
        ScanIndexForward: !of.newest,
        ConsistentRead: of.consistent ?? true,
        Limit: of.limit,
        ...(of.after && { ExclusiveStartKey: { pk, sk: of.after } }),
      }),
    );
    const next = answer.LastEvaluatedKey?.sk as string | undefined;
    return { rows: (answer.Items ?? []) as (T & Row)[], ...(next && { next }) };
  }

  /** A whole partition (bounded data such as one community's areas). */
  async all<T extends object>(pk: string, prefix?: string): Promise<(T & Row)[]> {
    const rows: (T & Row)[] = [];
    let after: string | undefined;
    do {
      const p = await this.page<T>(pk, { ...(prefix && { prefix }), ...(after && { after }) });
      rows.push(...p.rows);
      after = p.next;
    } while (after);
    return rows;
  }

  /**
   * One page of keys from a KEYS_ONLY index. `after` is the opaque key object of the previous page. With the index's
   * `sort` attribute named, keys bring its value, and `beyond` starts behind a value of it.
   */
  async keys(
    index: { name: string; attribute: string; sort?: string },
    value: string,
    of: {
      limit?: number;
      newest?: boolean;
      after?: Record<string, unknown>;
      beyond?: string | undefined;
    } = {},
  ): Promise<{ keys: { pk: string; sk: string; sort?: string }[]; next?: Record<string, unknown> }> {
    const { sort } = index;
    const behind = sort !== undefined && of.beyond !== undefined;
    const answer = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        IndexName: index.name,
        KeyConditionExpression: behind ? `#a = :v AND #s ${of.newest ? '<' : '>'} :b` : '#a = :v',
        ExpressionAttributeNames: { '#a': index.attribute, ...(behind && { '#s': sort }) },
        ExpressionAttributeValues: { ':v': value, ...(behind && { ':b': of.beyond }) },
        ScanIndexForward: !of.newest,
        Limit: of.limit,
        ...(of.after && { ExclusiveStartKey: of.after }),
      }),
    );
    const keys = (answer.Items ?? []).map((i) => ({
      pk: i.pk as string,
      sk: i.sk as string,
      ...(sort !== undefined && { sort: i[sort] as string }),
    }));
    return { keys, ...(answer.LastEvaluatedKey && { next: answer.LastEvaluatedKey }) };
  }

  /** Many rows at once, in the order asked, missing ones left out. Every unprocessed key is asked for again. */
  async many<T extends object>(keys: readonly { pk: string; sk: string }[]): Promise<(T & Row)[]> {
    const found = new Map<string, T & Row>();
    // A key that is asked for twice in one call is an error to the database.
    let open = [...new Map(keys.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }])).values()];
    for (let attempt = 0; open.length > 0; attempt++) {
      if (attempt > keys.length / 100 + 8) throw new Error(`BatchGet left ${open.length} keys unprocessed`);
      const answer = await this.client.send(
        new BatchGetCommand({
          RequestItems: { [this.table]: { Keys: open.slice(0, 100), ConsistentRead: true } },
        }),
      );
      for (const i of answer.Responses?.[this.table] ?? []) found.set(`${i.pk}\n${i.sk}`, i as T & Row);
      const again = (answer.UnprocessedKeys?.[this.table]?.Keys ?? []) as { pk: string; sk: string }[];
      open = [...again, ...open.slice(100)];
      if (again.length > 0) await backoff(Math.min(attempt + 1, 5));
    }
    return keys.flatMap(({ pk, sk }) => found.get(`${pk}\n${sk}`) ?? []);
  }

  async #putWhen(row: Row, condition: string, values?: Record<string, unknown>): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: row,
          ConditionExpression: condition,
          ...(values && { ExpressionAttributeValues: values }),
        }),
      );
      return true;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }
}
