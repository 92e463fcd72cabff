import { api } from '#shared/api/api.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { ok } from '#shared/http/call.ts';
import type contract from './contract.ts';
import { clockQueries } from './queries.ts';
import { communityReference } from './reference.ts';
import manifest from './service.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const { clocks, track, late } = clockQueries({
  rows,
  store: dynamoStore(client, rows.table),
  community: communityReference(rows),
});

export const handler = api<typeof manifest, typeof contract>(manifest, authenticator(grantReader(rows)), {
  clocks,
  track,
  late,
  health: async () => ok({ ok: true }),
});
