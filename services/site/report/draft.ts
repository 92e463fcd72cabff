import { cookieNames, setCookie } from '#shared/http/cookies.ts';
import { settings } from '../page/settings.ts';

/** What the browser keeps of its form: the id, and whether it was submitted. */
export interface Draft {
  readonly id: string;
  readonly sent: boolean;
}

const SENT = '.sent';

/** Parses the cookie; undefined for a value that we did not make. */
export function readDraft(cookies: Readonly<Record<string, string>>): Draft | undefined {
  const value = cookies[cookieNames().draft] ?? '';
  const sent = value.endsWith(SENT);
  const id = sent ? value.slice(0, -SENT.length) : value;
  return /^[\w-]{8,100}$/.test(id) ? { id, sent } : undefined;
}

/** A submitted draft is kept for a while, so that its confirmation can be opened again and going back submits nothing. */
export const draftCookie = ({ id, sent }: Draft): string =>
  sent
    ? setCookie(cookieNames().draft, id + SENT, settings.confirmationMinutes * 60)
    : setCookie(cookieNames().draft, id, settings.draftHours * 3600);

export const noDraftCookie = (): string => setCookie(cookieNames().draft, '', 0);
