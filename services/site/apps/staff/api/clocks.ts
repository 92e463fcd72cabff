import type { Stage, Urgency } from '#events/fields.ts';
import type { Page } from './answers.ts';
import { query } from './calls.ts';
import type { Client } from './client.ts';

/** By when a stage of a ticket is to be done, as escalation tells it. */
export interface Deadline {
  readonly stage: Stage;
  readonly cycle?: number;
  readonly level?: number;
  readonly due: string;
  readonly near?: string;
  readonly state: 'open' | 'met' | 'missed';
  readonly done?: string;
  readonly late?: boolean;
  /** The due instant may move once the year's holidays are announced. */
  readonly provisional?: boolean;
  /** When the level rises, of what is missed and not done. */
  readonly rise?: string;
}

export interface LateItem {
  /** A ticket (`R…`) or a call (`C…`). */
  readonly subject: string;
  readonly number?: string;
  readonly stage: Stage;
  readonly due: string;
  readonly level: number;
  readonly area: string;
  readonly category?: string;
  readonly urgency: Urgency;
  readonly holder?: string;
}

export type Clocks = Readonly<Record<string, { readonly deadlines: readonly Deadline[] }>>;

/** Escalation's limit for one question. */
const MOST = 50;

export const escalation = (c: Client) => ({
  /** Deadlines by ticket, in as many questions as it takes; what I may not see is left out. */
  async clocks(ids: readonly string[], signal?: AbortSignal): Promise<Clocks> {
    const parts = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, i) =>
      ids.slice(i * MOST, (i + 1) * MOST),
    );
    const answers = await Promise.all(
      parts.map((part) =>
        c.get<{ clocks: Clocks }>(`/api/escalation/clocks${query({ ids: part.join(',') })}`, signal),
      ),
    );
    return Object.assign({}, ...answers.map(({ clocks }) => clocks));
  },
  async late(area: string | undefined, after?: string, signal?: AbortSignal): Promise<Page<LateItem>> {
    const { late, next } = await c.get<{ late: LateItem[]; next?: string }>(
      `/api/escalation/late${query({ area, after })}`,
      signal,
    );
    return { items: late, next };
  },
});
