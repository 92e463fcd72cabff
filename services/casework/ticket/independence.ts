import type { Ticket } from './ticket.ts';

/** Somebody who calls back: their actor name in the log and, for a member of a team, the member's id. */
export interface Officer {
  readonly actor: string;
  readonly member?: string | undefined;
}

/** Had the officer no part in the work, neither as a holder at any time nor by acting on it? */
export const isIndependent = (t: Ticket, { actor, member }: Officer): boolean =>
  !t.hands.includes(actor) && !(member !== undefined && t.holders.includes(member));

/**
 * Does the code show that the resident speaks? Who entered the report has seen it: had they a part in the work, they may
 * be speaking for themselves.
 * @param clerk who `enteredBy` names, as an officer who could have worked on it; undefined (not found) proves nothing
 */
export const codeProvesResident = (t: Ticket, clerk: Officer | undefined): boolean =>
  t.enteredBy === undefined || (clerk !== undefined && isIndependent(t, clerk));
