import type { Language, Urgency } from '#events/fields.ts';
import type { Client } from './client.ts';

/** What somebody enters for a resident, at the door, at the window or at the telephone. */
export interface Entered {
  readonly channel: 'visit' | 'window' | 'hotline';
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
  readonly report: string;
  readonly number: string;
  readonly code: string;
  readonly receivedAt: string;
}

/** A call as the duty desk sees it; the caller's number is masked. */
export interface DeskCall {
  readonly call: string;
  readonly since: string;
  readonly phoneMasked?: string;
  readonly words?: string;
  readonly category?: string;
  readonly area?: string;
  readonly urgency?: Urgency;
  readonly lang?: Language;
  readonly live?: boolean;
  /** How often somebody tried to call back. */
  readonly tries?: number;
}

export interface Desk {
  readonly live: readonly DeskCall[];
  readonly drafts: readonly DeskCall[];
  readonly missed: readonly DeskCall[];
}

export interface Photo {
  readonly id: string;
  /** Works for a short time. */
  readonly url: string;
  readonly type: string;
}

export const intake = (c: Client) => {
  const of = (call: string) => `/api/intake/desk/${encodeURIComponent(call)}`;
  return {
    visit: (body: Entered, key: string) => c.post<Receipt>('/api/intake/visits', body, key),
    photos: (report: string, signal?: AbortSignal) =>
      c
        .get<{ photos: Photo[] }>(`/api/intake/reports/${encodeURIComponent(report)}/photos`, signal)
        .then((a) => a.photos),
    desk: (signal?: AbortSignal) => c.get<Desk>('/api/intake/desk', signal),
    finish: (call: string, body: Entered, key: string) => c.post<Receipt>(`${of(call)}/report`, body, key),
    answer: (call: string, body: { category?: string; words: string }, key: string) =>
      c.post(`${of(call)}/answer`, body, key),
    returned: (call: string, how: 'answered' | 'unreached', key: string) =>
      c.post<{ done: boolean; tries: number }>(`${of(call)}/returned`, { how }, key),
    reveal: (call: string, reason: string) => c.post<{ phone?: string }>(`${of(call)}/reveal`, { reason }),
  };
};
