import type { RulesContent } from '#events/rules.ts';
import { query } from './calls.ts';
import type { Client } from './client.ts';

export interface Duty {
  readonly id: string;
  readonly area: string;
  readonly member: string;
  readonly name?: string;
  readonly from: string;
  readonly to: string;
  /** 1 is rung first. */
  readonly order: number;
}

export interface Absence {
  readonly id: string;
  readonly member: string;
  readonly name?: string;
  readonly from: string;
  readonly to: string;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Roster {
  readonly area: string;
  readonly duties: readonly Duty[];
  readonly absences: readonly Absence[];
  /** When nobody answers. */
  readonly holes: readonly Period[];
}

export interface OnDuty {
  readonly now: readonly {
    readonly id?: string;
    readonly member: string;
    readonly name?: string;
    readonly order: number;
    readonly until: string;
  }[];
  readonly next?: { readonly member: string; readonly name?: string; readonly from: string };
}

/** What can be imported and exported, in the order in which it takes effect. */
export const kinds = [
  'areas',
  'places',
  'teams',
  'members',
  'units',
  'services',
  'grants',
  'duties',
  'absences',
  'taxonomy',
  'templates',
  'sla',
  'calendar',
] as const;
export type Kind = (typeof kinds)[number];
export type Format = 'csv' | 'json';

export interface ImportFile {
  readonly kind: Kind;
  readonly format: Format;
  readonly content: string;
}

/** A bad row of a file: which one, what is wrong with it, and what else. */
export interface BadRow {
  readonly file?: number | string;
  readonly kind?: string;
  readonly line?: number;
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly also?: readonly { readonly field: string; readonly message: string }[];
}

/** `rows` and `bad` count lines of the files, `total` and `done` records to write. */
export interface ImportState {
  readonly id: string;
  readonly status: 'running' | 'done' | 'rejected';
  readonly at: string;
  readonly rows: number;
  readonly bad: number;
  readonly total: number;
  readonly done: number;
  readonly stage?: string;
  readonly warnings: readonly BadRow[];
  readonly warned: number;
}

export const settings = (c: Client) => {
  const of = (id: string) => `/api/community/imports/${encodeURIComponent(id)}`;
  return {
    roster: (area: string | undefined, { from, to }: Period, signal?: AbortSignal) =>
      c.get<Roster>(`/api/community/roster${query({ area, from, to })}`, signal),
    duty: (area?: string, signal?: AbortSignal) =>
      c.get<OnDuty>(`/api/community/duty${query({ area })}`, signal),
    handOver: (duty: string, body: { to: string; note?: string }, key: string) =>
      c.post(`/api/community/duties/${encodeURIComponent(duty)}/hand-over`, body, key),
    rules: (id: string, signal?: AbortSignal) =>
      c.get<{ version: number; rules: RulesContent }>(`/api/community/rules/${id}`, signal),
    begin: (body: { files: readonly ImportFile[]; partial: boolean }, key: string) =>
      c.post<ImportState>('/api/community/imports', body, key),
    import: (id: string, signal?: AbortSignal) => c.get<ImportState>(of(id), signal),
    /** Every bad row, page by page. */
    async errors(id: string, signal?: AbortSignal): Promise<BadRow[]> {
      const all: BadRow[] = [];
      let after: string | undefined;
      do {
        const page: { errors: BadRow[]; next?: string } = await c.get(
          `${of(id)}/errors${query({ after })}`,
          signal,
        );
        all.push(...page.errors);
        after = page.next;
      } while (after);
      return all;
    },
  };
};

/** Where a kind's file is downloaded; the session's cookie goes along. */
export const exportPath = (kind: Kind, format: Format): string =>
  `/api/community/exports/${kind}${query({ format })}`;
