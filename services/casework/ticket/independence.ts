import type { Ticket } from './ticket.ts';

/** Who calls: their actor name in the log, and the team member that they are, when they are one. */
export interface Officer {
  readonly actor: string;
  readonly member?: string | undefined;
}

/** Nobody judges work that they had a part in: as its holder at any time, or by having acted on it. */
export const isIndependent = (t: Ticket, { actor, member }: Officer): boolean =>
  !t.hands.includes(actor) && !(member !== undefined && t.holders.includes(member));

/**
 * Does the code show that the resident speaks? Who entered the report has seen it: had they a part in the work, they may
 * be speaking for themselves.
 * @param clerk who `enteredBy` names, as an officer who could have worked on it; undefined (not found) proves nothing
 */
export const codeProvesResident = (t: Ticket, clerk: Officer | undefined): boolean =>
  t.enteredBy === undefined || (clerk !== undefined && isIndependent(t, clerk));
