import type { CommunityContact } from '#events/reads/community.ts';
import type { StatementOf } from '#events/reads/define.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Contact } from './domain/target.ts';

const SK = 'contact';
const phoneKey = (phone: string, id: string) => ({ pk: `phone#${phone}`, sk: `member#${id}` });

type MemberItem = Extract<Contact, { of: 'member' }>;
type PhoneOf = { readonly phone?: string | undefined };

/**
 * `version` is the instant of the import in epoch milliseconds: names and phones change without any fact. A new phone can
 * be looked up before it is kept and the old one until after, and `membersByPhone` looks at what is kept: whatever breaks
 * down in between, nobody is taken for another.
 */
export async function keepContact(vault: Rows, id: string, version: number, contact: Contact): Promise<void> {
  const phone = contact.of === 'member' ? contact.phone : undefined;
  const before = contact.of === 'member' ? (await vault.get<PhoneOf>(id, SK))?.phone : undefined;
  if (phone !== undefined && phone !== before) await vault.put(phoneKey(phone, id));
  const kept = await vault.putNewer({ ...contact, pk: id, sk: SK, version });
  if (!kept || before === undefined || before === phone) return;
  const { pk, sk } = phoneKey(before, id);
  await vault.delete(pk, sk);
}

/** What `community.contact` tells. Of members only: a resident unit's contact is another matter. */
export async function memberContact(
  vault: Rows,
  id: string,
): Promise<StatementOf<typeof CommunityContact> | undefined> {
  const item = await vault.get<MemberItem>(id, SK);
  if (item?.of !== 'member') return undefined;
  return { name: item.name, phone: item.phone || undefined, lang: item.lang };
}

/** What an export tells of one id: a member, a unit or an absence. */
export async function personalOf(vault: Rows, id: string): Promise<object | undefined> {
  const item = await vault.get<Contact>(id, SK);
  if (!item) return undefined;
  if (item.of === 'absence') return { reason: item.reason };
  return item.of === 'unit' ? { contact: item.contact } : memberContact(vault, id);
}

/** Whoever has left this phone, by id. */
export async function membersByPhone(vault: Rows, phone: string): Promise<string[]> {
  const keys = await vault.all(phoneKey(phone, '').pk);
  const ids = keys.map(({ sk }) => sk.slice('member#'.length));
  const contacts = await vault.many<MemberItem>(ids.map((pk) => ({ pk, sk: SK })));
  return contacts.filter((contact) => contact.phone === phone).map(({ pk }) => pk);
}
