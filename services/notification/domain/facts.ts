import type { Queued } from './queued.ts';
import type { Why } from './why.ts';

/** What happens to a message. */
export type MessageFact =
  | ({ readonly type: 'MessageQueued' } & Queued)
  /** Written before the provider is called, so that a redelivery knows that a call may be under way. */
  | {
      readonly type: 'SendingStarted';
      readonly attempt: number;
      readonly parts: number;
      readonly template?: number;
    }
  /** The provider said that it did not take the message: free for the next attempt at once. */
  | { readonly type: 'SendingPutBack' }
  /** `took`: when the provider took it; the fact itself may be written with the receipt. */
  | { readonly type: 'MessageSent'; readonly parts: number; readonly ref?: string; readonly took?: string }
  | { readonly type: 'MessageDelivered' }
  | { readonly type: 'MessageFailed'; readonly why: Why }
  /** The community's template set has no text for this purpose. */
  | { readonly type: 'MessageSkipped' };
