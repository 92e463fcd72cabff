import { IntakeContact } from '#events/reads/intake.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { auditLooks } from '#shared/vault/looks.ts';
import { reader } from '#shared/vault/read/reader.ts';
import { canText } from './reports/domain/phone.ts';
import { wordsOf } from './reports/store.ts';
import { Secrets } from './secrets/secrets.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const secrets = new Secrets(vault);

export const handler = reader(IntakeContact, {
  audit: auditLooks(vault),
  find: async (report) => {
    const found = await wordsOf(main, vault, report);
    if (!found) return undefined;
    const { name, phone, lang, consent } = found;
    return {
      name,
      phone,
      lang,
      sms: consent.sms && canText(phone),
      code: await secrets.trackingCode(report),
    };
  },
});
