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
import { actionRoutes } from './actions/routes.ts';
import { areaReader } from './areas/areas.ts';
import type contract from './contract.ts';
import { residentRoutes } from './pages/resident.ts';
import { staffRoutes } from './pages/staff.ts';
import manifest from './service.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const deps = {
  main,
  vault,
  stores: { store: dynamoStore(client, main.table), vault: dynamoStore(client, vault.table) },
  ask: asker<(typeof manifest)['functions']['api']>(new LambdaClient({})),
  areas: areaReader(main),
  zone: env.zone,
};
const granted = grantReader(main);

export const handler = api<typeof manifest, typeof contract>(manifest, authenticator(granted), {
  ...staffRoutes(deps),
  ...residentRoutes(deps, granted),
  ...actionRoutes(deps, granted),
  health: async () => ok({ ok: true }),
});
