import type * as z from 'zod/mini';
import type * as events from '#events/notification.ts';
import type { MessageReceived } from '#events/notification.ts';
import type { Aggregate } from '#shared/commit/aggregate.ts';
import type { Decided } from '#shared/commit/decision.ts';
import type { Answer } from './answer.ts';

type Received = z.output<typeof MessageReceived.schema>;

export type InboundFact =
  | ({ readonly type: 'MessageReceived' } & Received)
  /** An unknown sender: neither number nor words are kept, and there is no reply. */
  | { readonly type: 'SenderUnknown' };

export interface Inbound {
  readonly sender: 'none' | 'member' | 'caller' | 'unknown';
}

/** One SMS that came in. Its number and words were read once, and stand nowhere. */
export const inbound: Aggregate<Inbound, InboundFact, typeof events> = {
  name: 'inbound',
  initial: { sender: 'none' },
  evolve: (_, fact) => ({ sender: fact.type === 'MessageReceived' ? fact.sender : 'unknown' }),
  publish: {
    MessageReceived: (_, { sender, member, reports, digit, four }) => ({
      sender,
      member,
      reports,
      digit,
      four,
    }),
  },
};

/** Whose number it came from; somebody can be both. */
export interface Known {
  readonly member?: string | undefined;
  /** The caller's reports, newest first. */
  readonly reports: readonly string[];
}

/**
 * Records an SMS once. A member who sends 1 accepts a ticket, whatever they have reported themselves; anything else
 * comes from a caller, if they are one. Both are told, so that casework may look at the other where the first fits
 * nothing.
 */
export function take(
  { sender }: Inbound,
  { digit, four }: Answer,
  { member, reports }: Known,
): Decided<InboundFact> {
  if (sender !== 'none') return { events: [] };
  const isCaller = reports.length > 0;
  if (!member && !isCaller) return { events: [{ type: 'SenderUnknown' }] };
  return {
    events: [
      {
        type: 'MessageReceived',
        sender: member && (digit === '1' || !isCaller) ? 'member' : 'caller',
        ...(member && { member }),
        ...(isCaller && { reports: reports.slice(0, 10) }),
        ...(digit && { digit }),
        ...(four && { four }),
      },
    ],
  };
}
