import type { Channel, Language, Urgency } from '#events/fields.ts';

/** Where a ticket stands. `reopened` waits for routing to name the holder again, as `received` does at first. */
export type TicketPhase =
  | 'received'
  | 'assigned'
  | 'accepted'
  | 'working'
  | 'proposed'
  | 'closed'
  | 'reopened'
  | 'withdrawn';

/** Who has the ticket, as routing named it. The level may have been raised since. */
export interface Placement {
  readonly area: string;
  readonly team: string;
  readonly holder: string;
  readonly category: string;
  readonly urgency: Urgency;
  readonly level: number;
}

/** What would end a ticket without anybody's asking. */
export type Wish = 'solved' | 'withdrawal';

/** Why routing is asked for a holder. */
export type Why = 'reported' | 'reopened' | 'level-raised';

export interface Ticket {
  readonly phase: TicketPhase | 'none';
  readonly number: string;
  readonly channel: Channel;
  readonly lang: Language;
  /** Counts up with each reopening. */
  readonly cycle: number;
  /** The request for a holder that is open or was answered last. */
  readonly request: number;
  readonly openedAt: string;
  /** Staff who entered the report for the resident (actor): they have seen its code. */
  readonly enteredBy?: string | undefined;
  /** What the resident chose, until routing decides. */
  readonly chosen: { readonly area?: string | undefined; readonly category?: string | undefined };
  /** The area whose lead has to decide while routing is unsure. */
  readonly heldFor?: string | undefined;
  readonly placement?: Placement | undefined;
  /** How many holders were named, and of the last one: whom they follow and why they were named. */
  readonly assignment: number;
  readonly previous?: string | undefined;
  readonly why: Why;
  /** Under which area it was told of before that; `-`: under none. */
  readonly from: string;
  /** The level was raised, and its holder is not named yet: the old one may still finish. */
  readonly rising: boolean;
  /** When the present holder accepted, and first reached the resident. */
  readonly acceptedAt?: string | undefined;
  readonly contactedAt?: string | undefined;
  readonly proposedAt?: string | undefined;
  /** Members who ever had it, and staff who ever worked on it (actors): none of them may call back. */
  readonly holders: readonly string[];
  readonly hands: readonly string[];
  /** Call-backs of this cycle, and the instants of the unanswered ones. */
  readonly attempts: number;
  readonly unanswered: readonly string[];
  /** What was asked for with the code alone; an officer has to ask the resident first. */
  readonly toConfirm?: Wish | undefined;
  readonly urged: number;
  readonly urgedAt?: string | undefined;
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
  assignment: 0,
  why: 'reported',
  from: '-',
  rising: false,
  holders: [],
  hands: [],
  attempts: 0,
  unanswered: [],
  urged: 0,
};

/** The area that the ticket lies in, as far as anybody knows. */
export const areaOf = (t: Ticket): string | undefined => t.placement?.area ?? t.heldFor ?? t.chosen.area;

/** The area that others were told: routing's decisions that are still awaited stay inside. */
export const toldArea = (t: Ticket): string | undefined => t.placement?.area ?? t.chosen.area;

/** Nothing more is done about it. */
export const isOver = (t: Ticket): boolean => t.phase === 'closed' || t.phase === 'withdrawn';

/** Reopened, late and urged tickets ask for more attention than others. */
export const wantsAttention = (t: Ticket): boolean =>
  !isOver(t) && (t.cycle > 1 || t.urged > 0 || (t.placement?.level ?? 1) > 1);
