import { api } from '#shared/api/api.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { ok } from '#shared/http/call.ts';
import type contract from './contract.ts';
import { queries } from './queries.ts';
import manifest from './service.ts';
import { dynamoTable } from './store.ts';

const main = new Rows(documentClient(), env.table('main'));

export const handler = api<typeof manifest, typeof contract>(manifest, authenticator(grantReader(main)), {
  ...queries(dynamoTable(main)),
  health: async () => ok({ ok: true }),
});
