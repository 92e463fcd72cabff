import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Entry, Head } from '#shared/commit/aggregate.ts';
import { itemOf, keyOf, NESTED_HEADS } from '#shared/commit/nested.ts';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';
import { system } from './system.ts';

let client: Promise<DynamoDBDocumentClient> | undefined;

/** A document client for the running system's tables. It says that it only looks: the engine spares it faults and bills. */
export function tables(): Promise<DynamoDBDocumentClient> {
  client ??= system().then(({ endpoint }) => {
    const raw = new DynamoDBClient(clientOf(endpoint));
    raw.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers['x-huying-spared'] = '1';
        return next(args);
      },
      { step: 'build' },
    );
    return DynamoDBDocumentClient.from(raw);
  });
  return client;
}

/** The head of an aggregate in a service's main table. */
export async function headOf(service: string, id: string): Promise<Head | undefined> {
  const { Item } = await (await tables()).send(
    new GetCommand({ TableName: `huying-${service}`, Key: keyOf(id, '-'), ConsistentRead: true }),
  );
  return Item && itemOf(Item as Head);
}

/** When (epoch ms) did a fact of this type enter the log? The `nth` one, counted from 1. */
export const instantOf = (head: Head | undefined, type: string, nth = 1): number | undefined => {
  const entry = head?.log.filter((e: Entry) => e[0] === type)[nth - 1];
  return entry && Date.parse(entry[1]);
};

/** When (epoch ms) did the provider take this message? It goes on record a little later, with its receipt. */
export const takenAt = (head: Head | undefined): number | undefined => {
  const took = head?.log.find(([type]) => type === 'MessageSent')?.[4]?.took;
  return typeof took === 'string' ? Date.parse(took) : undefined;
};

/** Heads of the messages about a ticket. */
export async function messagesAbout(ticket: string): Promise<Head[]> {
  const { Items } = await (await tables()).send(
    new QueryCommand({
      TableName: 'huying-notification',
      KeyConditionExpression: 'pk = :t AND begins_with(sk, :h)',
      ExpressionAttributeValues: { ':t': ticket, ':h': NESTED_HEADS },
      ConsistentRead: true,
    }),
  );
  return ((Items ?? []) as Head[]).map(itemOf);
}
