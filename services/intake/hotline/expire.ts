import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { log } from '#shared/observe/log.ts';
import { Secrets } from '../secrets.ts';
import { sweep } from './sweep.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const parts = {
  main,
  vault,
  stores: { store: dynamoStore(client, main.table), vault: dynamoStore(client, vault.table) },
  secrets: new Secrets(vault),
  zone: env.zone,
};

/** Once a minute: no call stays without an end. */
export async function handler(): Promise<void> {
  const calls = await sweep(parts, Date.now());
  if (calls > 0) log.info('calls looked after', { calls });
}
