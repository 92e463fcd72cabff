import type { BodyOf, QueryOf, RequestBy, Route } from '../../../apis/routes.ts';
import type { Area, Decided, DoubtfulItem, Page, Ticket, TicketRow } from './answers.ts';
import type { Client } from './client.ts';
import { recentChanges } from './recent.ts';

/** Every question and command of this app, by the service that answers it. */

type TicketsQuery = QueryOf<'GET /api/casework/tickets'>;
export type View = Extract<TicketsQuery['view'], 'mine' | 'area'>;
export type OpenOrClosed = NonNullable<TicketsQuery['state']>;
export interface Worklist extends Pick<TicketsQuery, 'area'> {
  readonly view: View;
  readonly state: OpenOrClosed;
}

/** A command on a ticket that its page may offer, by its name in `can`. */
export type CommandName = {
  [C in Ticket['can'][number]]: CommandRoute<C> extends Route ? C : never;
}[Ticket['can'][number]];
type CommandRoute<C extends string> = `POST /api/casework/tickets/{id}/${C}`;
export type CommandBody<C extends CommandName> = BodyOf<CommandRoute<C> & Route>;

/** The outcome of a call-back. Only a resident who was reached can say whether the matter is solved. */
export type CallbackOutcome = BodyOf<'POST /api/casework/tickets/{id}/callback'>;

export const community = (c: Client) => ({
  me: (signal?: AbortSignal) => c.ask('GET /api/community/me', {}, signal),
  publicAreas: async (signal?: AbortSignal): Promise<readonly Area[]> =>
    (await c.ask('GET /api/community/public/areas', {}, signal)).areas,
  /** The areas that the person may see, blocks included; needs the right community.read. */
  async areas(signal?: AbortSignal): Promise<readonly Area[]> {
    const all: Area[] = [];
    let after: string | undefined;
    do {
      const page = await c.ask('GET /api/community/areas', { query: { after } }, signal);
      all.push(...page.areas);
      after = page.next;
    } while (after);
    return all;
  },
  taxonomy: async (signal?: AbortSignal) =>
    (await c.ask('GET /api/community/public/taxonomy', {}, signal)).categories,
});

export const casework = (c: Client) => {
  const recent = recentChanges(Date.now);
  const tickets = async (query: TicketsQuery, signal?: AbortSignal): Promise<Page<TicketRow>> => {
    const also = recent.asked();
    const answer = await c.ask('GET /api/casework/tickets', { query: { ...query, also } }, signal);
    return { items: answer.tickets, next: answer.next };
  };
  /** Notes that a ticket was changed once the command has succeeded. */
  const noted = async <T>(id: string, command: Promise<T>): Promise<T> => {
    const answer = await command;
    recent.note(id);
    return answer;
  };
  return {
    tickets: (of: Worklist, after?: string, signal?: AbortSignal) => tickets({ ...of, after }, signal),
    /** Proposed tickets that wait for a call-back, the oldest first. */
    callbacks: (after?: string, signal?: AbortSignal) => tickets({ view: 'callbacks', after }, signal),
    ticket: (id: string, signal?: AbortSignal) =>
      c.ask('GET /api/casework/tickets/{id}', { params: { id } }, signal),
    callback: (id: string, body: CallbackOutcome, key: string) =>
      noted(id, c.ask('POST /api/casework/tickets/{id}/callback', { params: { id }, body, key })),
    /** Sends a command that the ticket offers. */
    command: <C extends CommandName>(id: string, name: C, body: CommandBody<C>, key: string) => {
      const request = { params: { id }, body, key } as RequestBy<CommandRoute<C> & Route>;
      return noted(id, c.ask(`POST /api/casework/tickets/{id}/${name}` as CommandRoute<C> & Route, request));
    },
    reveal: (id: string, reason: string) =>
      c.ask('POST /api/casework/tickets/{id}/reveal', { params: { id }, body: { reason } }),
  };
};

export const routing = (c: Client) => ({
  doubtful: (after?: string, signal?: AbortSignal): Promise<Page<DoubtfulItem>> =>
    c.ask('GET /api/routing/doubtful', { query: { after } }, signal),
  decide: (ticket: string, body: Decided, key: string) =>
    c.ask('POST /api/routing/doubtful/{ticket}/decide', { params: { ticket }, body, key }),
});
