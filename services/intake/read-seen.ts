import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import type { ReadAnswer, ReadRequest } from '#shared/vault/ask.ts';
import { type Seen, whoSaw } from '#shared/vault/audit.ts';

const vault = new Rows(documentClient(), env.table('vault'));

/** `intake.seen`: who saw a report's words, photos and contact data, newest first. Looking at that is no look at them. */
export const handler = async ({ ids }: ReadRequest): Promise<ReadAnswer<{ seen: Seen[] }>> =>
  Object.fromEntries(await Promise.all(ids.map(async (id) => [id, { seen: await whoSaw(vault, id) }])));
