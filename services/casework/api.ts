import { LambdaClient } from '@aws-sdk/client-lambda';
import { api } from '#shared/api/api.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { ok } from '#shared/http/call.ts';
import { asker } from '#shared/vault/ask.ts';
import { commandHandlers } from './act.ts';
import { areaReader } from './areas.ts';
import type contract from './contract.ts';
import { residentDesk } from './resident.ts';
import manifest from './service.ts';
import { workerDesk } from './worker.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const parts = {
  main,
  vault,
  stores: { store: dynamoStore(client, main.table), vault: dynamoStore(client, vault.table) },
  ask: asker<(typeof manifest)['functions']['api']>(new LambdaClient({})),
  areas: areaReader(main),
  zone: env.zone,
};
const granted = grantReader(main);
const worker = workerDesk(parts);
const resident = residentDesk(parts, granted);

export const handler = api<typeof manifest, typeof contract>(manifest, authenticator(granted), {
  ...commandHandlers(parts, granted),
  list: worker.list,
  ticket: worker.ticket,
  reveal: worker.reveal,
  seen: worker.seen,
  track: resident.track,
  health: async () => ok({ ok: true }),
});
