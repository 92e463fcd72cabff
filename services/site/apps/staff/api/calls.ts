import type {
  Area,
  Category,
  Contact,
  DoubtfulItem,
  Me,
  Outcome,
  Page,
  Ticket,
  TicketRow,
} from './answers.ts';
import type { CallbackOutcome } from './callback.ts';
import type { Client } from './client.ts';
import { recentChanges } from './recent.ts';

/** Every question and command of this app, by the service that answers it. */

export const query = (of: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(of).filter((e): e is [string, string] => e[1] !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
};

export type View = 'mine' | 'area';
export type OpenOrClosed = 'open' | 'closed';
export interface Worklist {
  readonly view: View;
  readonly state: OpenOrClosed;
  /** Which of my areas; casework takes the first when none is told. */
  readonly area?: string | undefined;
}

export const community = (c: Client) => ({
  me: (signal?: AbortSignal) => c.get<Me>('/api/community/me', signal),
  publicAreas: (signal?: AbortSignal) =>
    c.get<{ areas: Area[] }>('/api/community/public/areas', signal).then((a) => a.areas),
  /** The areas that I may see, blocks included; needs the right community.read. */
  async areas(signal?: AbortSignal): Promise<Area[]> {
    const all: Area[] = [];
    let after: string | undefined;
    do {
      const page: { areas: Area[]; next?: string } = await c.get(
        `/api/community/areas${query({ after })}`,
        signal,
      );
      all.push(...page.areas);
      after = page.next;
    } while (after);
    return all;
  },
  taxonomy: (signal?: AbortSignal) =>
    c.get<{ categories: Category[] }>('/api/community/public/taxonomy', signal).then((a) => a.categories),
});

export const casework = (c: Client) => {
  const of = (id: string) => `/api/casework/tickets/${encodeURIComponent(id)}`;
  const recent = recentChanges(Date.now);
  const change = async (id: string, command: string, body: object, key: string): Promise<unknown> => {
    const answer = await c.post(`${of(id)}/${command}`, body, key);
    recent.note(id);
    return answer;
  };
  return {
    async tickets(of: Worklist, after?: string, signal?: AbortSignal): Promise<Page<TicketRow>> {
      const path = `/api/casework/tickets${query({ ...of, after, also: recent.asked() })}`;
      const { tickets, next } = await c.get<{ tickets: TicketRow[]; next?: string }>(path, signal);
      return { items: tickets, next };
    },
    /** Proposed tickets that wait for a call-back, the oldest first. */
    async callbacks(after?: string, signal?: AbortSignal): Promise<Page<TicketRow>> {
      const path = `/api/casework/tickets${query({ view: 'callbacks', after, also: recent.asked() })}`;
      const { tickets, next } = await c.get<{ tickets: TicketRow[]; next?: string }>(path, signal);
      return { items: tickets, next };
    },
    callback: (id: string, body: CallbackOutcome, key: string) => change(id, 'callback', body, key),
    ticket: (id: string, signal?: AbortSignal) => c.get<Ticket>(of(id), signal),
    accept: (id: string, key: string) => change(id, 'accept', {}, key),
    contact: (id: string, note: string, key: string) => change(id, 'contact', note ? { note } : {}, key),
    propose: (id: string, body: { outcome: Outcome; reply: string }, key: string) =>
      change(id, 'propose', body, key),
    reveal: (id: string, reason: string) => c.post<Contact>(`${of(id)}/reveal`, { reason }),
  };
};

export const routing = (c: Client) => ({
  async doubtful(after?: string, signal?: AbortSignal): Promise<Page<DoubtfulItem>> {
    const path = `/api/routing/doubtful${query({ after })}`;
    const { items, next } = await c.get<{ items: DoubtfulItem[]; next?: string }>(path, signal);
    return { items, next };
  },
  decide: (ticket: string, body: { area: string; category: string }, key: string) =>
    c.post(`/api/routing/doubtful/${encodeURIComponent(ticket)}/decide`, body, key),
});
