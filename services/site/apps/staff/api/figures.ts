import { query } from './calls.ts';
import type { Client } from './client.ts';

/** Numerator and denominator. */
export interface Share {
  readonly n: number;
  readonly d: number;
}

/** Analytics' figures of an area and a period; what each means stands in its definitions. */
export interface Figures {
  readonly received: number;
  readonly consultations: number;
  readonly missedCalls: number;
  readonly withdrawn: number;
  readonly open: number;
  readonly proposed: number;
  readonly reopened: number;
  readonly dispatched: Share;
  readonly accepted: Share;
  readonly contacted: Share;
  readonly closedOnTime: Share;
  readonly completion: Share;
  readonly callback: Share;
  readonly solved: Share;
  readonly satisfied: Share;
  readonly levels: Readonly<Record<string, Share>>;
}

export interface FigureRow {
  readonly key: string;
  readonly figures: Figures;
}

export type By = 'day' | 'area' | 'category' | 'channel' | 'urgency' | 'level';

export interface Question {
  readonly area: string;
  /** Local days, both included: `2026-11-23`. */
  readonly from: string;
  readonly to: string;
  readonly by: By;
}

export interface Answer {
  readonly total: Figures;
  readonly rows: readonly FigureRow[];
  readonly asOf: string;
}

export const analytics = (c: Client) => ({
  figures: ({ area, from, to, by }: Question, signal?: AbortSignal) =>
    c.get<Answer>(`/api/analytics/figures${query({ area, from, to, by })}`, signal),
});
