import { api } from '#shared/api/api.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { ok } from '#shared/http/call.ts';
import type contract from './contract.ts';
import { decideDoubtful } from './decide-doubtful.ts';
import { queries } from './queries.ts';
import { communityReader } from './reference.ts';
import manifest from './service.ts';
import { Copies } from './store.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const copies = new Copies(main);
const deps = {
  main,
  copies,
  reference: communityReader(copies),
  stores: { store: dynamoStore(client, main.table) },
};
const { doubtful, reasons } = queries(deps);

export const handler = api<typeof manifest, typeof contract>(manifest, authenticator(grantReader(main)), {
  doubtful,
  decide: decideDoubtful(deps),
  reasons,
  health: async () => ok({ ok: true }),
});
