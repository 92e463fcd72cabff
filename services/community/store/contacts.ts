import type { CommunityContact } from '#events/reads/community.ts';
import type { StatementOf } from '#events/reads/define.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Contact } from '../domain/target.ts';

const SK = 'contact';
const phoneKey = (phone: string, id: string) => ({ pk: `phone#${phone}`, sk: `member#${id}` });

type MemberItem = Extract<Contact, { of: 'member' }>;
type PhoneOf = { readonly phone?: string | undefined };

/**
 * `version` is the instant of the import in epoch milliseconds: names and phones change without any fact. A new phone is
 * indexed before it is stored, and the old one until after; `membersByPhone` checks what is stored. So a failure in
 * between never attributes a phone to the wrong member.
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

/** The answer of `community.contact`. Members only, not resident units. */
export async function memberContact(
  vault: Rows,
  id: string,
): Promise<StatementOf<typeof CommunityContact> | undefined> {
  const item = await vault.get<MemberItem>(id, SK);
  if (item?.of !== 'member') return undefined;
  return { name: item.name, phone: item.phone || undefined, lang: item.lang };
}

/** The personal data of a member, a unit or an absence, for an export. */
export async function personalOf(vault: Rows, id: string): Promise<object | undefined> {
  const item = await vault.get<Contact>(id, SK);
  if (!item) return undefined;
  if (item.of === 'absence') return { reason: item.reason };
  return item.of === 'unit' ? { contact: item.contact } : memberContact(vault, id);
}

/** The ids of the members with this phone. */
export async function membersByPhone(vault: Rows, phone: string): Promise<string[]> {
  const keys = await vault.all(phoneKey(phone, '').pk);
  const ids = keys.map(({ sk }) => sk.slice('member#'.length));
  const contacts = await vault.many<MemberItem>(ids.map((pk) => ({ pk, sk: SK })));
  return contacts.filter((contact) => contact.phone === phone).map(({ pk }) => pk);
}
