import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import type { MemberRow } from './domain/kinds.ts';
import { communityStore, rowsOf } from './store/community-store.ts';
import { whose } from './whose.ts';

const client = documentClient();
const vault = new Rows(client, env.table('vault'));
const store = communityStore(new Rows(client, env.table('main')));

export const handler = whose(vault, async (ids) =>
  rowsOf<MemberRow>(await store.stored(ids), 'member').flatMap(({ id, active }) => (active ? [id] : [])),
);
