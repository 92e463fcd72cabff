import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { reader } from '#shared/vault/reader.ts';
import { maskPhone } from './domain/phone.ts';
import { wordsOf } from './store.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));

/** `intake.words`: what was reported, where, in which language; of the phone only what tells it from another. */
export const handler = reader('intake.words', vault, async (report) => {
  const found = await wordsOf(main, vault, report);
  if (!found) return undefined;
  const { words, place, area, category, channel, lang, phone } = found;
  return { words, place, area, category, channel, lang, phoneMasked: phone && maskPhone(phone) };
});
