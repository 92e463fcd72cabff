import type { SeenEntry } from './answers.ts';
import { query } from './calls.ts';
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

interface Message {
  readonly purpose: string;
  readonly to: 'caller' | 'member';
  readonly state: string;
  readonly at: string;
}

const UNSENT = new Set(['queued', 'sending']);

/** Nothing was decided yet: nothing was read for it. @throws any other problem */
function undecided(problem: unknown): undefined {
  if ((problem as ApiProblem).status !== 404) throw problem;
}

/** Who has seen the data of a ticket's or a call's resident. */
export const seen = (c: Client) => ({
  ticket: (id: string, signal?: AbortSignal) =>
    c
      .get<{ seen: SeenEntry[] }>(`/api/casework/tickets/${encodeURIComponent(id)}/seen`, signal)
      .then((a) => a.seen),

  call: (id: string, signal?: AbortSignal) =>
    c
      .get<{ seen: SeenEntry[] }>(`/api/intake/desk/${encodeURIComponent(id)}/seen`, signal)
      .then((a) => a.seen),

  /** What services read of it follows from what they did: a decision took the words, an SMS took the number. */
  async machines(ticket: string, signal?: AbortSignal): Promise<MachineLook[]> {
    const [decision, messages] = await Promise.all([
      c.get<{ at: string }>(`/api/routing/reasons/${encodeURIComponent(ticket)}`, signal).catch(undecided),
      c.get<{ messages: Message[] }>(`/api/notification/messages${query({ about: ticket })}`, signal),
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
