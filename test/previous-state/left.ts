/** A ticket as its resident has it, and whose tree it lies in. */
export interface LeftTicket {
  readonly report: string;
  readonly number: string;
  readonly code: string;
  readonly phone: string;
  readonly tree: 'slow' | 'fast';
}

/** How far a ticket had come when the system was stopped. */
export const PHASES = [
  'doubtful',
  'assigned',
  'accepted',
  'working',
  'proposed',
  'tried',
  'reopened',
  'raised',
  'ringing',
  'untold',
] as const;
export type Phase = (typeof PHASES)[number];

/** Somebody who signs in, and as whom they hold tickets. */
export interface LeftPerson {
  readonly staff: string;
  readonly password: string;
  readonly role: string;
  readonly member?: string;
}

/** What the previous landing's system left open, beside its state. */
export interface Left {
  /** The commit whose code it was, and when. */
  readonly commit: string;
  readonly made: string;
  readonly tickets: Readonly<Record<Phase, LeftTicket>>;
  readonly calls: { readonly missed: string; readonly draft: string };
  readonly people: readonly LeftPerson[];
  /** The first block of each tree. */
  readonly blocks: { readonly slow: string; readonly fast: string };
}
