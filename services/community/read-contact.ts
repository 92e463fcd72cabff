import { CommunityContact } from '#events/reads/community.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { auditLooks } from '#shared/vault/looks.ts';
import { reader } from '#shared/vault/read/reader.ts';
import { memberContact } from './store/contacts.ts';

const vault = new Rows(documentClient(), env.table('vault'));

export const handler = reader(CommunityContact, {
  audit: auditLooks(vault),
  find: (member) => memberContact(vault, member),
});
