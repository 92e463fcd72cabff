import type { AreaKind, MemberKind, Place, Role } from '#events/community.ts';

/** Rows as an administrator would keep them in a spreadsheet; field names are the columns of the import. */
export interface AreaRow {
  readonly id: string;
  readonly parent: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly name_en: string;
  /** Blocks only. */
  readonly households: number | '';
  /** The set of deadlines that holds here and below; empty: what holds above. */
  readonly sla: string;
  /** A GeoJSON geometry. */
  readonly shape: string;
  readonly active: 'yes' | 'no';
}

export interface PlaceRow {
  readonly area: string;
  readonly kind: Place['kind'];
  readonly name: string;
  readonly from: number | '';
  readonly to: number | '';
  readonly parity: 'odd' | 'even' | '';
}

export interface TeamRow {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  readonly responsible: string;
  readonly active: 'yes' | 'no';
}

export interface MemberRow {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  /** E.164, empty if the member left none. */
  readonly phone: string;
  readonly kind: MemberKind;
  /** Separated by `;`. */
  readonly skills: string;
  readonly staff: string;
  readonly active: 'yes' | 'no';
}

export interface UnitRow {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  readonly kind: string;
  readonly contact: string;
}

export interface GrantRow {
  readonly staff: string;
  readonly member: string;
  readonly role: Role;
  readonly area: string;
}

/** All tables of one demo community. */
export interface Community {
  readonly areas: readonly AreaRow[];
  readonly places: readonly PlaceRow[];
  readonly teams: readonly TeamRow[];
  readonly members: readonly MemberRow[];
  readonly units: readonly UnitRow[];
  readonly grants: readonly GrantRow[];
}
