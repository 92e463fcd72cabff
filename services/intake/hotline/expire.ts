import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { edge } from '#shared/edge/edge.ts';
import { logged } from '#shared/edge/logged.ts';
import { env } from '#shared/env.ts';
import { Secrets } from '../secrets/secrets.ts';
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
export const handler = edge(async () => ({ calls: await sweep(parts, Date.now()) })).use(
  logged('calls looked after', (count: { calls: number }) => (count.calls > 0 ? count : undefined)),
);
