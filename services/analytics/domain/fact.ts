import type { Channel, Satisfied, Solved, Stage, Urgency } from '#events/fields.ts';

/** What cuts go by. An empty text is "not said here": an older fact of the same ticket may say it. */
export interface Place {
  readonly area: string;
  readonly category: string;
  readonly urgency: Urgency | '';
  readonly channel: Channel | '';
  /** 0: not said. */
  readonly level: number;
}

/** What casework told of a ticket; `version` is casework's. `moved`: from here on it stands in another ward. */
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

/** What escalation told of one deadline; `version` is escalation's. `moved` as above. */
export interface DeadlineFact {
  readonly of: 'deadline';
  readonly version: number;
  readonly what: 'met' | 'late' | 'missed' | 'moved';
  readonly stage: Stage;
  readonly cycle: number;
  readonly level: number;
  readonly place: Place;
  /** Contact only: from opening to the first contact; -1 when nobody told. */
  readonly seconds: number;
}

/** What intake told of a call that became no ticket. */
export interface CallFact {
  readonly of: 'call';
  readonly version: number;
  readonly what: 'answered' | 'missed';
  readonly place: Place;
}

export type Fact = TicketFact | DeadlineFact | CallFact;

/** A fact in a sheet: whose, in which ward, on which local day. */
export interface Entry {
  readonly ward: string;
  /** An instant of the day on whose sheet it stands. */
  readonly on: string;
  /** Ticket (`R…`) or call (`C…`). */
  readonly subject: string;
  readonly fact: Fact;
}
