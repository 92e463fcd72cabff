import type { MemberKind } from '#events/community.ts';

/** Routing's copy of a team member; community's vault keeps name and phone. */
export interface MemberRow {
  readonly id: string;
  readonly team: string;
  readonly kind: MemberKind;
  readonly staff?: string | undefined;
  readonly active: boolean;
}

/** Who is asked first when a team's responsible person is not there. Outside units come after the community's own. */
const ORDER: readonly MemberKind[] = [
  'secretary',
  'social-worker',
  'party-member',
  'building-head',
  'volunteer',
  'elders-association',
  'resident-unit',
  'property',
  'doctor',
  'police',
];

/** A holder must be there, and must be able to sign in to answer. */
export const canHold = (m: MemberRow | undefined): m is MemberRow =>
  m?.active === true && m.staff !== undefined;

/** The next member of a team after its responsible person; the same one whatever order the rows came in. */
export const nextHolder = (members: readonly MemberRow[]): MemberRow | undefined =>
  members
    .filter(canHold)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1))[0];
