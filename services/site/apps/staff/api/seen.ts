import type { AnswerTo } from '../../../apis/routes.ts';
import type { Client } from './client.ts';
import type { ApiProblem } from './problem.ts';

/** An access by a service: which one, what it read, and what for. */
export interface AutomatedAccess {
  readonly by: 'routing' | 'sms';
  readonly read: string;
  readonly at: string;
  /** Of an SMS: what it says, and whether it went out. */
  readonly purpose?: string;
  readonly isSent?: boolean;
}

type Message = AnswerTo<'GET /api/notification/messages'>['messages'][number];

const UNSENT: ReadonlySet<Message['state']> = new Set(['queued', 'sending']);

/** No decision yet, so nothing was read for one. @throws any other problem */
function undecided(problem: unknown): undefined {
  if ((problem as ApiProblem).status !== 404) throw problem;
}

/** Who has accessed a resident's data, by ticket or call. */
export const seen = (c: Client) => ({
  ticket: async (id: string, signal?: AbortSignal) =>
    (await c.ask('GET /api/casework/tickets/{id}/seen', { params: { id } }, signal)).seen,

  call: async (call: string, signal?: AbortSignal) =>
    (await c.ask('GET /api/intake/desk/{call}/seen', { params: { call } }, signal)).seen,

  /** What services have read follows from what they did: a routing decision reads the words, an SMS reads the number. */
  async machines(ticket: string, signal?: AbortSignal): Promise<AutomatedAccess[]> {
    const [decision, messages] = await Promise.all([
      c.ask('GET /api/routing/reasons/{ticket}', { params: { ticket } }, signal).catch(undecided),
      c.ask('GET /api/notification/messages', { query: { about: ticket } }, signal),
    ]);
    const sms = messages.messages
      .filter(({ to, state }) => to === 'caller' && !UNSENT.has(state))
      .map(({ purpose, at, state }) => ({
        ...({ by: 'sms', read: 'intake.contact' } as const),
        ...{ at, purpose, isSent: state !== 'off' },
      }));
    return decision ? [...sms, { by: 'routing', read: 'intake.words', at: decision.at }] : sms;
  },
});
