import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { nested } from '#shared/commit/nested.ts';
import { edge } from '#shared/edge/edge.ts';
import { logged } from '#shared/edge/logged.ts';
import { parsed } from '#shared/edge/parsed.ts';
import { env } from '#shared/env.ts';
import { receive } from './outbox/receipts.ts';
import { type Receipts, receiptsOf } from './provider/status-log.ts';

const client = documentClient();
const table = new Rows(client, env.table('main'));
const deps = { stores: { store: nested(dynamoStore(client, table.table)) }, table, now: Date.now };

/**
 * Takes what carriers report: a batch of SNS delivery status lines as CloudWatch Logs hands them over.
 * When one receipt cannot be stored the batch fails, and comes again as a whole: each takes effect once.
 */
export const handler = edge(async ({ receipts, unreadable }: Receipts) => {
  await Promise.all(receipts.map((receipt) => receive(deps, receipt)));
  return { received: receipts.length, unreadable };
})
  .use(logged('receipts', (count: { received: number; unreadable: number }) => count))
  .use(parsed(receiptsOf));
