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
  readonly photos?: readonly string[];
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

/** A form for one photo, to be posted as it is. */
export interface PhotoForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface OwnPhoto {
  readonly id: string;
  readonly state: 'checking' | 'clean' | 'rejected';
  readonly why?: string;
  readonly url?: string;
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
  photoForm: (draft: string) => ask<PhotoForm>('/api/intake/photos', { method: 'POST', body: { draft } }),
  draftPhotos: async (draft: string) =>
    (
      await ask<{ photos: { id: string; bytes: number }[] }>(
        `/api/intake/drafts/${encodeURIComponent(draft)}/photos`,
      )
    ).photos,
  dropPhoto: (draft: string, photo: string) =>
    ask<unknown>(`/api/intake/drafts/${encodeURIComponent(draft)}/photos/${encodeURIComponent(photo)}`, {
      method: 'DELETE',
    }),
  photos: async (report: string, token: string) =>
    (await ask<{ photos: OwnPhoto[] }>(`/api/intake/reports/${encodeURIComponent(report)}/photos`, { token }))
      .photos,
  withdraw: (report: string, token: string, key: string) =>
    ask<unknown>(`/api/intake/reports/${encodeURIComponent(report)}/withdraw`, {
      method: 'POST',
      token,
      key,
      body: {},
    }),
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
