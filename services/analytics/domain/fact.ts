import type { Channel, Satisfied, Solved, Stage, Urgency } from '#events/fields.ts';

/** What figures are cut by. An empty string means unknown here: an older fact of the same ticket may know it. */
export interface Place {
  readonly area: string;
  readonly category: string;
  readonly urgency: Urgency | '';
  readonly channel: Channel | '';
  /** 0: not said. */
  readonly level: number;
}

/** A fact that casework published of a ticket, with its version. `moved`: the ticket is in another ward from here on. */
export type TicketFact = { readonly of: 'ticket'; readonly version: number; readonly place: Place } & (
  | { readonly what: 'opened' | 'assigned' | 'raised' | 'proposed' | 'reopened' | 'withdrawn' | 'moved' }
  | {
      readonly what: 'called';
      readonly reached: boolean;
      readonly attempt: number;
      readonly solved: Solved | '';
      readonly satisfied: Satisfied | '';
    }
  | { readonly what: 'rated'; readonly solved: Solved; readonly satisfied: Satisfied | '' }
  | {
      readonly what: 'closed';
      readonly by: 'resident' | 'callback' | 'unreached';
      /** Since it was opened. */
      readonly seconds: number;
    }
);

/** A fact that escalation published of one deadline, with its version. `moved` as above. */
export interface DeadlineFact {
  readonly of: 'deadline';
  readonly version: number;
  readonly what: 'met' | 'late' | 'missed' | 'moved';
  readonly stage: Stage;
  readonly cycle: number;
  readonly level: number;
  readonly place: Place;
  /** Contact only: from opening to the first contact; -1 when unknown. */
  readonly seconds: number;
}

/** A fact that intake published of a call that became no ticket. */
export interface CallFact {
  readonly of: 'call';
  readonly version: number;
  readonly what: 'answered' | 'missed';
  readonly place: Place;
}

export type Fact = TicketFact | DeadlineFact | CallFact;

/** A fact with its place in the sheets: subject, ward and day. */
export interface Entry {
  readonly ward: string;
  /** An instant of the day on whose sheet it stands. */
  readonly on: string;
  /** Ticket (`R…`) or call (`C…`). */
  readonly subject: string;
  readonly fact: Fact;
}
