import { CommunityContact } from '#events/reads/community.ts';
import { IntakeContact } from '#events/reads/intake.ts';
import type { Ask } from '#shared/vault/ask.ts';
import type { Queued } from '../domain/queued.ts';

/** How somebody is reached, read at the moment of sending and kept nowhere. */
export interface Contact {
  readonly phone?: string | undefined;
  /** Residents must have agreed to SMS; staff are texted as part of their work. */
  readonly sms: boolean;
  /** The caller's tracking code. */
  readonly code?: string | undefined;
}

/** Asks the owner of the number: intake for a caller, community for a member. @returns undefined for unknown people */
export const contactReader =
  (ask: Ask<typeof IntakeContact | typeof CommunityContact>) =>
  async ({ to, about, member = '', purpose }: Queued): Promise<Contact | undefined> => {
    const asking = { by: 'service:notification', purpose: `sms: ${purpose}` };
    if (to === 'caller') {
      const found = (await ask(IntakeContact, { ...asking, ids: [about] }))[about];
      return found && { phone: found.phone, code: found.code, sms: found.sms };
    }
    const found = (await ask(CommunityContact, { ...asking, ids: [member] }))[member];
    return found && { phone: found.phone, sms: true };
  };
