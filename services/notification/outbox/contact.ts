import type { LambdaClient } from '@aws-sdk/client-lambda';
import { ask } from '#shared/vault/ask.ts';
import type { Queued } from '../domain/queued.ts';

/** How somebody is reached, read at the moment of sending and kept nowhere. */
export interface Contact {
  readonly phone?: string | undefined;
  /** Residents agree to SMS or not; staff are told as part of their work. */
  readonly sms: boolean;
  /** The caller's tracking code. */
  readonly code?: string | undefined;
}

type Caller = Partial<Contact>;
type Member = Pick<Contact, 'phone'>;

/** Asks the owner of the number: intake for a caller, community for a member. Nobody known: undefined. */
export const contactReader =
  (lambda: LambdaClient) =>
  async ({ to, about, member = '', purpose }: Queued): Promise<Contact | undefined> => {
    const request = { by: 'service:notification', purpose: `sms: ${purpose}` };
    if (to === 'caller') {
      const found = (await ask<Caller>(lambda, 'intake.contact', { ...request, ids: [about] }))[about];
      return found && { phone: found.phone, code: found.code, sms: found.sms ?? false };
    }
    const found = (await ask<Member>(lambda, 'community.contact', { ...request, ids: [member] }))[member];
    return found && { phone: found.phone, sms: true };
  };
