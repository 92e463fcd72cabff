import type { Satisfied } from '#events/fields.ts';
import type { Ask } from './ask.ts';

export interface Progress {
  readonly number: string;
  readonly state: string;
  readonly cycle: number;
  readonly steps: readonly { readonly type: string; readonly at: string }[];
  readonly team?: string;
  readonly reply?: { readonly outcome: 'done' | 'explained'; readonly text: string; readonly at: string };
  readonly level?: number;
  readonly urgedAt?: string;
  /** The code shows who speaks; else somebody asks before anything ends. */
  readonly proven: boolean;
  readonly can: readonly ('solved' | 'partly' | 'not-solved' | 'urge' | 'withdraw')[];
}

export interface ResidentAnswer {
  readonly solved: boolean | 'partly';
  readonly satisfied?: Satisfied;
  readonly words?: string;
}

/** What the pages ask of casework, for a resident whose token opens this one report. */
export const casework = (ask: Ask) => ({
  progress: (report: string, token: string) =>
    ask<Progress>(`/api/casework/track/${encodeURIComponent(report)}`, { token }),
  answer: (report: string, token: string, key: string, body: ResidentAnswer) =>
    ask<Pick<Progress, 'state'>>(`/api/casework/track/${encodeURIComponent(report)}/answer`, {
      method: 'POST',
      token,
      key,
      body,
    }),
  urge: (report: string, token: string, key: string) =>
    ask<unknown>(`/api/casework/track/${encodeURIComponent(report)}/urge`, {
      method: 'POST',
      token,
      key,
      body: {},
    }),
});
