import type { Role } from '#events/community.ts';
import { covers } from '#shared/area-path.ts';
import { type Right, rightsOf } from './rights.ts';

export interface Grant {
  readonly role: Role;
  /** Area path; covers itself and everything below. `*` covers all, new roots of the tree too. */
  readonly area: string;
}

export interface Staff {
  readonly kind: 'staff';
  readonly staff: string;
  /** The team member that this person is, when they are one. */
  readonly member?: string | undefined;
  readonly grants: readonly Grant[];
}

export interface Resident {
  readonly kind: 'resident';
  /** The one report that the token opens. */
  readonly report: string;
}

export interface Anonymous {
  readonly kind: 'anonymous';
}

export type Principal = Staff | Resident | Anonymous;

export { covers };

/**
 * The one place that decides. Default deny.
 * Without `area`: does the person hold the right anywhere at all (may they open the page)?
 */
export function may(principal: Principal, right: Right, area?: string): boolean {
  if (principal.kind !== 'staff') return false;
  return principal.grants.some(
    (g) =>
      (rightsOf[g.role] as readonly Right[]).includes(right) && (area === undefined || covers(g.area, area)),
  );
}

/** The areas for which the person holds the right, without those that lie below another of them. */
export function areasFor(principal: Principal, right: Right): string[] {
  if (principal.kind !== 'staff') return [];
  const held = principal.grants
    .filter((g) => (rightsOf[g.role] as readonly Right[]).includes(right))
    .map((g) => g.area);
  return [...new Set(held)].filter((a) => !held.some((b) => b !== a && covers(b, a)));
}

/** The staff number in the actor of a fact; undefined when no member of staff recorded it. */
export const staffOf = (actor: string): string | undefined => /^staff:(.+)$/.exec(actor)?.[1];

/** How the actor of a fact is written in logs and events: a staff number or a kind, never a name. */
export function actorOf(principal: Principal): string {
  switch (principal.kind) {
    case 'staff':
      return `staff:${principal.staff}`;
    case 'resident':
      return 'resident';
    case 'anonymous':
      return 'anonymous';
  }
}
