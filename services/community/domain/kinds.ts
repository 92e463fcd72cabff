import type {
  AreaChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import type { DataOf } from '#events/envelope.ts';
import { type RowAggregate, rowAggregate } from './row.ts';

export type AreaRow = DataOf<typeof AreaChanged>;
export type TeamRow = DataOf<typeof TeamChanged>;
/** Skills stay in this service until somebody needs them; name and phone are in the vault. */
export type MemberRow = DataOf<typeof MemberChanged> & { readonly skills: readonly string[] };
/** A resident unit 驻区单位; whom to call there is in the vault. */
export interface UnitRow {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  readonly kind: string;
}
export type GrantRow = DataOf<typeof GrantChanged>;
export type RulesRow = DataOf<typeof RulesChanged>;

const whole = <R extends object>(row: R): R => row;

/** Area ids are their subjects; teams and units can be found by the area that they work in. */
export const area = rowAggregate<AreaRow>({
  name: 'area',
  fact: 'AreaChanged',
  tell: whole,
  area: (row) => row.path,
});
export const team = rowAggregate<TeamRow>({
  name: 'team',
  fact: 'TeamChanged',
  tell: whole,
  index: (row) => ({ inArea: lastOf(row.area) }),
  area: (row) => row.area,
});
export const member = rowAggregate<MemberRow>({
  name: 'member',
  fact: 'MemberChanged',
  tell: ({ skills: _skills, ...row }) => row,
  index: (row) => ({ inTeam: row.team }),
  area: (row) => row.area,
});
export const unit = rowAggregate<UnitRow>({
  name: 'unit',
  fact: 'UnitChanged',
  index: (row) => ({ inArea: lastOf(row.area) }),
});
export const grants = rowAggregate<GrantRow>({ name: 'grants', fact: 'GrantChanged', tell: whole });
export const rules = rowAggregate<RulesRow>({ name: 'rules', fact: 'RulesChanged', tell: whole });

/** Every aggregate of this service, as the publisher and the history need them. */
export const aggregates = { area, team, member, unit, grants, rules } as const;
export type AggregateName = keyof typeof aggregates;
export const aggregateList = Object.values(aggregates) as unknown as readonly RowAggregate[];

/** The subject of a person's grants. A staff number may equal a member's id, so it is marked. */
export const grantsOf = (staff: string): string => `staff:${staff}`;

/** An area's own id, the last one of its path. */
export const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
