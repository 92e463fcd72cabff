import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { reader } from '#shared/vault/reader.ts';
import { canText } from './domain/phone.ts';
import { Secrets } from './secrets.ts';
import { wordsOf } from './store.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const secrets = new Secrets(vault);

/** `intake.contact`: how the caller is reached, whether they agreed to SMS, and their tracking code for the message. */
export const handler = reader('intake.contact', vault, async (report) => {
  const found = await wordsOf(main, vault, report);
  if (!found) return undefined;
  const { name, phone, lang, consent } = found;
  return { name, phone, lang, sms: consent.sms && canText(phone), code: await secrets.trackingCode(report) };
});
