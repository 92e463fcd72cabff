import type { MemberKind } from '#events/community.ts';

/** Routing's copy of a team member; community's vault keeps name and phone. */
export interface MemberRow {
  readonly id: string;
  readonly team: string;
  readonly kind: MemberKind;
  readonly staff?: string | undefined;
  readonly active: boolean;
}

/**
 * The order of stand-ins for a team's responsible person. Members of outside units (property, police, doctors, resident
 * units) hold a ticket only where a team names them as its responsible person.
 */
const ORDER: readonly MemberKind[] = [
  'secretary',
  'social-worker',
  'party-member',
  'building-head',
  'volunteer',
  'elders-association',
];

/** A holder must be active and able to sign in. */
export const canHold = (m: MemberRow | undefined): m is MemberRow =>
  m?.active === true && m.staff !== undefined;

/** The members who may stand in for a team's responsible person, the next first, in whatever order the rows are. */
export const standIns = (members: readonly MemberRow[]): MemberRow[] =>
  members
    .filter((m) => canHold(m) && ORDER.includes(m.kind))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
