import type { Language } from '#events/fields.ts';
import type { Ask } from './ask.ts';

/** Answers of an unfinished form as intake keeps them: flat, by field name. */
export type StoredAnswers = Readonly<Record<string, string | boolean>>;
export type AnswerChanges = Readonly<Record<string, string | boolean | null>>;

export interface NewReport {
  readonly channel: 'web';
  readonly words: string;
  readonly place?: string;
  readonly area?: string;
  readonly category?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly consent: { readonly process: true; readonly sms: boolean };
  readonly lang: Language;
}

export interface Receipt {
  readonly number: string;
  readonly code: string;
  readonly receivedAt: string;
}

export interface OwnReport {
  readonly number?: string;
  readonly words: string;
  readonly place?: string;
  readonly receivedAt: string;
}

/** What the pages ask of intake. */
export const intake = (ask: Ask) => ({
  newDraft: async () =>
    (await ask<{ draft: string }>('/api/intake/drafts', { method: 'POST', body: {} })).draft,
  answers: async (draft: string) =>
    (await ask<{ answers: StoredAnswers }>(`/api/intake/drafts/${encodeURIComponent(draft)}`)).answers,
  save: async (draft: string, answers: AnswerChanges) =>
    (
      await ask<{ answers: StoredAnswers }>(`/api/intake/drafts/${encodeURIComponent(draft)}`, {
        method: 'PATCH',
        body: { answers },
      })
    ).answers,
  /** The same draft and answers give the same number and code, however often they are handed in. */
  report: (draft: string, body: NewReport) =>
    ask<Receipt>('/api/intake/reports', { method: 'POST', key: draft, body }),
  track: (number: string, code: string) =>
    ask<{ token: string; expiresIn: number }>('/api/intake/track', {
      method: 'POST',
      body: { number, code },
    }),
  ownReport: (report: string, token: string) =>
    ask<OwnReport>(`/api/intake/reports/${encodeURIComponent(report)}`, { token }),
});
