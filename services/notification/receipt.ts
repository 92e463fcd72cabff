import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { nested } from '#shared/commit/nested.ts';
import { env } from '#shared/env.ts';
import { log } from '#shared/observe/log.ts';
import { receive } from './outbox/receipts.ts';
import { type LogsEvent, receiptsOf } from './provider/status-log.ts';

const client = documentClient();
const table = new Rows(client, env.table('main'));
const parts = { stores: { store: nested(dynamoStore(client, table.table)) }, table, now: Date.now };

/**
 * Takes what carriers report: a batch of SNS delivery status lines as CloudWatch Logs hands them over.
 * When one receipt cannot be stored the batch fails, and comes again as a whole: each takes effect once.
 */
export async function handler(event: LogsEvent): Promise<void> {
  const { receipts, unreadable } = receiptsOf(event);
  await Promise.all(receipts.map((receipt) => receive(parts, receipt)));
  log.info('receipts', { received: receipts.length, unreadable });
}
