import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { reader } from '#shared/vault/reader.ts';
import { memberContact } from './vault.ts';

const vault = new Rows(documentClient(), env.table('vault'));

/** Named read `community.contact`: member ids → name, phone and language. */
export const handler = reader('community.contact', vault, (id) => memberContact(vault, id));
