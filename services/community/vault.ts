import type { Rows } from '#shared/aws/rows.ts';
import type { Contact } from './domain/target.ts';

const SK = 'contact';

/** `version` is the instant of the import in epoch milliseconds: names and phones change without any fact. */
export async function keepContact(vault: Rows, id: string, version: number, contact: Contact): Promise<void> {
  await vault.putNewer({ ...contact, pk: id, sk: SK, version });
}

/** What the named read `community.contact` tells of a member. */
export interface MemberContact {
  readonly name: string;
  readonly phone?: string;
  readonly lang: string;
}

/** Of members only: a resident unit's contact is another matter. */
export async function memberContact(vault: Rows, id: string): Promise<MemberContact | undefined> {
  const item = await vault.get<Extract<Contact, { of: 'member' }>>(id, SK);
  if (item?.of !== 'member') return undefined;
  return { name: item.name, lang: item.lang, ...(item.phone && { phone: item.phone }) };
}
