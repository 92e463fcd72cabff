import type { AreaKind, Role } from '#events/community.ts';
import type { Channel, Language, Satisfied, Solved, Urgency } from '#events/fields.ts';
import type { Reason } from '#events/routing.ts';
import type { Grant } from '#shared/auth/principal.ts';

/** What the services answer to this app. Fields that the app does not show are left out. */

export type TicketState =
  | 'received'
  | 'assigned'
  | 'accepted'
  | 'working'
  | 'proposed'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'doubtful';
export type Command = 'accept' | 'contact' | 'propose';
export type Outcome = 'done' | 'explained';

export interface TicketRow {
  readonly id: string;
  readonly number: string;
  readonly state: TicketState;
  readonly category?: string;
  readonly urgency?: Urgency;
  /** Area path. */
  readonly area?: string;
  /** 1, and one more after each reopening. */
  readonly cycle: number;
  readonly openedAt: string;
  readonly changedAt: string;
  /** While it waits for the resident. */
  readonly proposedAt?: string;
  /** The resident said "not solved" before. */
  readonly attention?: boolean;
  /** The station that has it, 1 is the lowest. */
  readonly level?: number;
  /** Call-backs of this cycle. */
  readonly attempts?: number;
  /** How often the resident asked to hurry. */
  readonly urged?: number;
}

export interface HistoryEntry {
  readonly type: string;
  readonly at: string;
  /** `staff:30412`, `resident`, `service:routing` … */
  readonly actor: string;
  /** Of a raised level, and of who got it. */
  readonly level?: number;
  /** How it was closed. */
  readonly by?: 'resident' | 'callback' | 'unreached';
}

/** A call of an officer and what came of it. */
export interface CallbackTry {
  readonly at: string;
  readonly actor: string;
  readonly cycle: number;
  readonly reached: boolean;
  readonly solved?: Solved;
  readonly satisfied?: Satisfied;
  readonly words?: string;
}

/** Words that belong to the fact of the same instant. */
export interface Told {
  readonly at: string;
  readonly text: string;
}

/** What the holder told the resident. */
export interface Reply extends Told {
  readonly outcome?: Outcome;
}

export interface Ticket extends TicketRow {
  readonly version: number;
  readonly words?: string;
  readonly place?: string;
  readonly channel?: Channel;
  /** What the resident reads. */
  readonly lang?: Language;
  readonly phoneMasked?: string;
  readonly history: readonly HistoryEntry[];
  readonly replies: readonly Reply[];
  /** Notes of contacts, for staff only. */
  readonly notes?: readonly Told[];
  /** What the resident said to a proposal. */
  readonly answers?: readonly Told[];
  /** All calls of officers, in all cycles. */
  readonly callbacks?: readonly CallbackTry[];
  /** What somebody with the code wishes, who could be whoever worked on it. */
  readonly toConfirm?: 'solved' | 'withdrawal';
  /** What I may do with it now. */
  readonly can: readonly string[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
}

export interface SeenEntry {
  readonly at: string;
  readonly by: string;
  readonly purpose: string;
  /** What was seen: `intake.contact`, `intake.words`, `intake.photos`. */
  readonly read: string;
}

export interface Me {
  readonly staff: string;
  readonly member?: string;
  readonly name?: string;
  readonly grants: readonly Grant[];
  readonly areas: readonly {
    readonly path: string;
    readonly name: string;
    readonly nameEn?: string;
    readonly kind?: AreaKind;
  }[];
}

export interface Area {
  readonly path: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly kind: AreaKind;
  /** The SLA rule set that an area names for itself and what lies below. */
  readonly sla?: string;
  readonly households?: number;
  /** GeoJSON geometry, for the map. */
  readonly shape?: Shape;
}

export type Ring = readonly (readonly number[])[];
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

export interface Category {
  readonly code: string;
  readonly parent?: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Why routing is unsure, with the sentence to show. */
export interface ToldReason extends Reason {
  readonly text: string;
}

export interface DoubtfulItem {
  readonly ticket: string;
  readonly number?: string;
  readonly area?: string;
  /** In my language, as `candidates` are. */
  readonly areaName?: string;
  readonly category?: string;
  readonly urgency?: Urgency;
  readonly reasons: readonly ToldReason[];
  readonly since: string;
  readonly candidates: readonly { readonly area: string; readonly name: string }[];
}

export type { Role };
