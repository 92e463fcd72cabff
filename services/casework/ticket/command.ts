import { commandOf } from '#shared/command/command.ts';
import type { Days } from './days.ts';
import type { CoreFact } from './facts.ts';
import type { Officer } from './independence.ts';
import type { Ticket, TicketPhase } from './ticket.ts';

/** As what somebody acts on a ticket. */
export type Role = 'holder' | 'officer' | 'resident';

/** What a decision can need beside the ticket and who acts; the edge looks it up (`actions/routes.ts`). */
export interface Needs {
  /** Staff who entered the report for the resident, and so have seen its code. */
  readonly clerk: Officer | undefined;
  /** The days by which tries of this area's call-backs count. */
  readonly days: Days;
}

/** Declares a command on a ticket. */
export const defineCommand = commandOf<Ticket, Role, TicketPhase, Needs, CoreFact>();

/** In work: somebody is to be named for it, or has it, and nothing was proposed. */
export const atWork = [
  'received',
  'assigned',
  'accepted',
  'working',
  'reopened',
] as const satisfies TicketPhase[];
