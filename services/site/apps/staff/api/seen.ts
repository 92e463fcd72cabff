import type { AnswerTo } from '../../../apis/routes.ts';
import type { Client } from './client.ts';
import type { ApiProblem } from './problem.ts';

/** A machine's look: which service, what of the person, what for. */
export interface MachineLook {
  readonly by: 'routing' | 'sms';
  readonly read: string;
  readonly at: string;
  /** Of an SMS: what it says, and whether it went out. */
  readonly purpose?: string;
  readonly isSent?: boolean;
}

type Message = AnswerTo<'GET /api/notification/messages'>['messages'][number];

const UNSENT: ReadonlySet<Message['state']> = new Set(['queued', 'sending']);

/** Nothing was decided yet: nothing was read for it. @throws any other problem */
function undecided(problem: unknown): undefined {
  if ((problem as ApiProblem).status !== 404) throw problem;
}

/** Who has seen the data of a ticket's or a call's resident. */
export const seen = (c: Client) => ({
  ticket: async (id: string, signal?: AbortSignal) =>
    (await c.ask('GET /api/casework/tickets/{id}/seen', { params: { id } }, signal)).seen,

  call: async (call: string, signal?: AbortSignal) =>
    (await c.ask('GET /api/intake/desk/{call}/seen', { params: { call } }, signal)).seen,

  /** What services read of it follows from what they did: a decision took the words, an SMS took the number. */
  async machines(ticket: string, signal?: AbortSignal): Promise<MachineLook[]> {
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
