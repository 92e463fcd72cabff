import { IntakeWords } from '#events/reads/intake.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { auditLooks } from '#shared/vault/looks.ts';
import { reader } from '#shared/vault/read/reader.ts';
import { maskPhone } from './reports/domain/phone.ts';
import { wordsOf } from './reports/store.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));

export const handler = reader(IntakeWords, {
  audit: auditLooks(vault),
  find: async (report) => {
    const found = await wordsOf(main, vault, report);
    if (!found) return undefined;
    const { words, place, area, category, channel, lang, phone } = found;
    return { words, place, area, category, channel, lang, phoneMasked: phone && maskPhone(phone) };
  },
});
