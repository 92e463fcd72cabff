import type * as z from 'zod/mini';
import type * as events from '#events/notification.ts';
import type { MessageDelivered } from '#events/notification.ts';
import type { Aggregate, Meta } from '#shared/commit/aggregate.ts';
import type { MessageFact } from './facts.ts';
import { type MessageState, moved } from './moves.ts';
import type { Queued } from './queued.ts';
import type { Why } from './why.ts';

export interface Message {
  readonly state: MessageState;
  readonly queued?: Queued;
  readonly queuedAt?: string;
  readonly template?: number;
  readonly attempts: number;
  /** When the attempt under way began. */
  readonly startedAt?: string;
  readonly parts?: number;
  readonly why?: Why;
  /** Instant of the last fact. */
  readonly at: string;
}

/** One message to one person about one occurrence. Its id says which: nobody can send it twice. */
export const message: Aggregate<Message, MessageFact, typeof events> = {
  name: 'message',
  initial: { state: 'none', attempts: 0, at: '' },
  evolve: (state, fact, meta) => ({
    ...state,
    ...known(state, fact, meta),
    state: moved(state.state, fact.type),
    at: meta.at,
  }),
  publish: {
    MessageSent: (state, { parts }) => ({ ...published(state), parts }),
    MessageDelivered: published,
    MessageFailed: (state, { why }) => ({ ...published(state), why }),
  },
  attributes: ({ queued }) => ({ area: queued?.area }),
};

/** What a fact makes known, beside the state that it leads to. */
function known(state: Message, fact: MessageFact, { at }: Meta): Partial<Message> {
  switch (fact.type) {
    case 'MessageQueued': {
      const { type, ...queued } = fact;
      return { queued, queuedAt: at, ...(queued.template !== undefined && { template: queued.template }) };
    }
    case 'SendingStarted':
      return {
        attempts: fact.attempt,
        parts: fact.parts,
        startedAt: at,
        ...(fact.template !== undefined && { template: fact.template }),
      };
    case 'MessageSent':
      return { parts: fact.parts };
    case 'MessageFailed':
      return { why: fact.why };
    case 'SendingPutBack':
      // An attempt that reached nobody does not count towards those whose outcome is unknown.
      return { attempts: state.attempts - 1 };
    case 'MessageDelivered':
    case 'MessageSkipped':
      return {};
    default:
      return fact satisfies never;
  }
}

function published({ queued }: Message): z.output<typeof MessageDelivered.schema> {
  if (!queued) throw new Error('a message that was never queued');
  const { about, purpose, to, occurrence } = queued;
  return { about, purpose, to, occurrence };
}
