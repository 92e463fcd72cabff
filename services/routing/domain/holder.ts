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
 * Who is asked first when a team's responsible person is not there. Outside units (property, police, doctors, resident
 * units) work along, but hold a ticket only where a team names them as its responsible person.
 */
const ORDER: readonly MemberKind[] = [
  'secretary',
  'social-worker',
  'party-member',
  'building-head',
  'volunteer',
  'elders-association',
];

/** A holder must be there, and must be able to sign in to answer. */
export const canHold = (m: MemberRow | undefined): m is MemberRow =>
  m?.active === true && m.staff !== undefined;

/** The members of a team who may follow its responsible person, the next first, whatever order the rows came in. */
export const followers = (members: readonly MemberRow[]): MemberRow[] =>
  members
    .filter((m) => canHold(m) && ORDER.includes(m.kind))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
