import type { Channel, Urgency } from '#events/fields.ts';
import type { Fact } from '#shared/commit/aggregate.ts';

/** Where a ticket stands. `reopened` waits for routing to name the holder again, as `received` does at first. */
export type TicketPhase =
  | 'received'
  | 'assigned'
  | 'accepted'
  | 'working'
  | 'proposed'
  | 'closed'
  | 'reopened';

/** Who has the ticket, as routing named it. */
export interface Placement {
  readonly area: string;
  readonly team: string;
  readonly holder: string;
  readonly category: string;
  readonly urgency: Urgency;
  readonly level: number;
}

export interface Ticket {
  readonly phase: TicketPhase | 'none';
  readonly number: string;
  readonly channel: Channel;
  readonly lang: string;
  /** Counts up with each reopening. */
  readonly cycle: number;
  /** The request for a holder that is open or was answered last. */
  readonly request: number;
  readonly openedAt: string;
  /** What the resident chose, until routing decides. */
  readonly chosen: { readonly area?: string | undefined; readonly category?: string | undefined };
  /** The area whose lead has to decide while routing is unsure. */
  readonly heldFor?: string | undefined;
  readonly placement?: Placement | undefined;
}

export const none: Ticket = {
  phase: 'none',
  number: '',
  channel: 'web',
  lang: 'zh-CN',
  cycle: 0,
  request: 0,
  openedAt: '',
  chosen: {},
};

export type TicketEvent =
  | (Fact & {
      type: 'TicketOpened';
      number: string;
      channel: Channel;
      lang: string;
      area?: string | undefined;
      category?: string | undefined;
    })
  | { type: 'RoutingHeld'; area: string; request: number }
  | ({ type: 'TicketAssigned'; request: number } & Placement)
  | { type: 'TicketAccepted' }
  | { type: 'ContactMade' }
  | { type: 'ResolutionProposed'; outcome: 'done' | 'explained' }
  | { type: 'TicketReopened' }
  | { type: 'HolderWanted'; request: number; why: 'reopened' }
  | { type: 'TicketClosed'; by: 'resident' | 'callback' | 'unreached' };

/** The area that the ticket lies in, as far as anybody knows. */
export const areaOf = (t: Ticket): string | undefined => t.placement?.area ?? t.heldFor ?? t.chosen.area;

/** Reopened tickets ask for more attention than their first time. */
export const wantsAttention = (t: Ticket): boolean => t.cycle > 1 && t.phase !== 'closed';
