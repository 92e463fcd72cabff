import { IntakeSeen } from '#events/reads/intake.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { whoSaw } from '#shared/vault/audit.ts';
import { unaudited } from '#shared/vault/looks.ts';
import { reader } from '#shared/vault/read/reader.ts';

const vault = new Rows(documentClient(), env.table('vault'));

export const handler = reader(IntakeSeen, {
  audit: unaudited,
  find: async (report) => ({ seen: await whoSaw(vault, report) }),
});
