import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Entry, Head } from '#shared/commit/aggregate.ts';
import { system } from './system.ts';

let client: Promise<DynamoDBDocumentClient> | undefined;

/** A document client for the running system's tables. */
export function tables(): Promise<DynamoDBDocumentClient> {
  client ??= system().then(({ endpoint }) =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      }),
    ),
  );
  return client;
}

/** The head of an aggregate in a service's main table. */
export async function headOf(service: string, id: string): Promise<Head | undefined> {
  const { Item } = await (await tables()).send(
    new GetCommand({ TableName: `huying-${service}`, Key: { pk: id, sk: '-' }, ConsistentRead: true }),
  );
  return Item as Head | undefined;
}

/** When (epoch ms) did a fact of this type enter the log? The `nth` one, counted from 1. */
export const instantOf = (head: Head | undefined, type: string, nth = 1): number | undefined => {
  const entry = head?.log.filter((e: Entry) => e[0] === type)[nth - 1];
  return entry && Date.parse(entry[1]);
};

/** Heads of the messages about a ticket. */
export async function messagesAbout(ticket: string): Promise<Head[]> {
  const { Items } = await (await tables()).send(
    new QueryCommand({
      TableName: 'huying-notification',
      IndexName: 'about',
      KeyConditionExpression: 'about = :t',
      ExpressionAttributeValues: { ':t': ticket },
    }),
  );
  const heads = await Promise.all((Items ?? []).map((i) => headOf('notification', i.pk as string)));
  return heads.filter((h) => h !== undefined);
}
