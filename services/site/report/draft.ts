import { cookieNames, setCookie } from '#shared/http/cookies.ts';
import { settings } from '../settings.ts';

/** What a browser remembers of its form: still being filled in, or handed in. */
export interface Draft {
  readonly id: string;
  readonly sent: boolean;
}

const SENT = '.sent';

/** Reads the cookie; what we did not make is no draft. */
export function readDraft(cookies: Readonly<Record<string, string>>): Draft | undefined {
  const value = cookies[cookieNames().draft] ?? '';
  const sent = value.endsWith(SENT);
  const id = sent ? value.slice(0, -SENT.length) : value;
  return /^[\w-]{8,100}$/.test(id) ? { id, sent } : undefined;
}

/** A handed-in draft stays known for a while, so that its confirmation can be opened again and going back sends nothing. */
export const draftCookie = ({ id, sent }: Draft): string =>
  sent
    ? setCookie(cookieNames().draft, id + SENT, settings.confirmationMinutes * 60)
    : setCookie(cookieNames().draft, id, settings.draftHours * 3600);

export const noDraftCookie = (): string => setCookie(cookieNames().draft, '', 0);
