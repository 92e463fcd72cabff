import {
  type AttributeValue,
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Head } from '../aggregate.ts';
import { dynamoStore } from '../dynamo-store.ts';
import type { Item } from '../store.ts';
import type { Storage } from './simulation.ts';

type Answer = Record<string, unknown>;

/** Asks the engine's stream API by hand: this test alone reads streams, so there is no client in the dependencies. */
async function streams(action: string, input: Answer): Promise<Answer> {
  const { AWS_ACCESS_KEY_ID, AWS_REGION } = process.env;
  const scope = `${AWS_ACCESS_KEY_ID}/20260101/${AWS_REGION}/dynamodb/aws4_request`;
  const answer = await fetch(process.env.AWS_ENDPOINT_URL ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${action}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

interface StreamRecord {
  readonly dynamodb: { readonly NewImage: Record<string, AttributeValue>; readonly SequenceNumber: string };
}

/** The new images of a table, oldest first, since it was asked last. */
async function imageReader(StreamArn: string): Promise<() => Promise<Item[]>> {
  const { StreamDescription } = (await streams('DescribeStream', { StreamArn })) as {
    StreamDescription: { Shards: { ShardId: string }[] };
  };
  const shard = { StreamArn, ShardId: StreamDescription.Shards[0]?.ShardId };
  let last: string | undefined;
  return async () => {
    const images: Item[] = [];
    // An iterator of a stream that was empty is refused by some once there are records: each look gets its own.
    const from = last
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last }
      : { ShardIteratorType: 'TRIM_HORIZON' };
    let { ShardIterator } = await streams('GetShardIterator', { ...shard, ...from });
    for (;;) {
      const { Records, NextShardIterator } = await streams('GetRecords', { ShardIterator });
      ShardIterator = NextShardIterator;
      const records = Records as StreamRecord[];
      if (records.length === 0) return images;
      images.push(...records.map(({ dynamodb }) => unmarshall(dynamodb.NewImage) as Item));
      last = records.at(-1)?.dynamodb.SequenceNumber;
    }
  };
}

export interface Engine extends Storage {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Write units since it was asked last, as the engine counted them. */
  writeUnits(): number;
  close(): Promise<void>;
}

/** A table with a stream and a vault beside it on the engine at AWS_ENDPOINT_URL, for one test file. */
export async function engine(name: string): Promise<Engine> {
  const raw = new DynamoDBClient({});
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  let units = 0;
  const send = client.send.bind(client);
  client.send = (async (command: { input: Answer }) => {
    Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' });
    const answer = await send(command as never);
    const { ConsumedCapacity } = answer as { ConsumedCapacity?: { CapacityUnits: number } };
    if ('Item' in command.input) units += ConsumedCapacity?.CapacityUnits ?? 0;
    return answer;
  }) as unknown as typeof client.send;

  const create = (TableName: string) =>
    raw.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      }),
    );
  const table = `${name}-${Date.now()}`;
  const vault = `${table}-vault`;
  const { TableDescription } = await create(table);
  await create(vault);
  const read = await imageReader(TableDescription?.LatestStreamArn ?? '');
  return {
    client,
    table,
    store: dynamoStore(client, table),
    vault: dynamoStore(client, vault),
    images: async (id) => (await read()).filter(({ pk, sk }) => pk === id && sk === '-') as Head[],
    writeUnits() {
      const since = units;
      units = 0;
      return since;
    },
    async close() {
      for (const TableName of [table, vault]) await raw.send(new DeleteTableCommand({ TableName }));
      raw.destroy();
    },
  };
}
