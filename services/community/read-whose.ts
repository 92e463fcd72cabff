import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import type { MemberRow } from './domain/kinds.ts';
import { communityStore, rowsOf } from './store.ts';
import { whose } from './vault.ts';

const client = documentClient();
const vault = new Rows(client, env.table('vault'));
const store = communityStore(new Rows(client, env.table('main')));

/** Named read `community.whose`: phones → members who have not left. */
export const handler = whose(vault, async (ids) =>
  rowsOf<MemberRow>(await store.stored(ids), 'member').flatMap(({ id, active }) => (active ? [id] : [])),
);
