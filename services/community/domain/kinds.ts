import type {
  AbsenceChanged,
  AreaChanged,
  DutyChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import type { DataOf } from '#events/envelope.ts';
import { idOf } from '#shared/area-path.ts';
import { monthOf } from './instant.ts';
import { type RowAggregate, rowAggregate } from './row.ts';
import type { Shape } from './shape.ts';

/** The shape is for maps only and stays in this service. */
export type AreaRow = DataOf<typeof AreaChanged> & { readonly shape?: Shape | undefined };
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
export type DutyRow = DataOf<typeof DutyChanged>;
/** Why somebody is away is in the vault. */
export type AbsenceRow = DataOf<typeof AbsenceChanged>;
/** An entry of the service directory 一本通; one without a category is a category itself. `area` is an area's id. */
export interface ServiceRow {
  readonly id: string;
  readonly category?: string | undefined;
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly hours?: string | undefined;
  readonly area?: string | undefined;
  readonly active: boolean;
}

const whole = <R extends object>(row: R): R => row;

/** Area ids are their subjects; teams and units can be found by the area that they work in. */
export const area = rowAggregate<AreaRow, typeof AreaChanged>({
  name: 'area',
  fact: 'AreaChanged',
  tell: ({ shape: _shape, ...row }) => row,
  area: (row) => row.path,
});
export const team = rowAggregate<TeamRow, typeof TeamChanged>({
  name: 'team',
  fact: 'TeamChanged',
  tell: whole,
  index: (row) => ({ inArea: idOf(row.area) }),
  area: (row) => row.area,
});
export const member = rowAggregate<MemberRow, typeof MemberChanged>({
  name: 'member',
  fact: 'MemberChanged',
  tell: ({ skills: _skills, ...row }) => row,
  index: (row) => ({ inTeam: row.team }),
  area: (row) => row.area,
});
export const unit = rowAggregate<UnitRow>({
  name: 'unit',
  fact: 'UnitChanged',
  index: (row) => ({ inArea: idOf(row.area) }),
});
export const grants = rowAggregate<GrantRow, typeof GrantChanged>({
  name: 'grants',
  fact: 'GrantChanged',
  tell: whole,
});
/** Duties are found by roster and month, absences by month: `inMonth`. */
export const duty = rowAggregate<DutyRow, typeof DutyChanged>({
  name: 'duty',
  fact: 'DutyChanged',
  tell: whole,
  index: (row) => ({ inMonth: dutyMonth(row) }),
  area: (row) => row.area,
});
export const absence = rowAggregate<AbsenceRow, typeof AbsenceChanged>({
  name: 'absence',
  fact: 'AbsenceChanged',
  tell: whole,
  index: (row) => ({ inMonth: absenceMonth(row) }),
});
export const service = rowAggregate<ServiceRow>({ name: 'service', fact: 'ServiceChanged' });
export const rules = rowAggregate<RulesRow, typeof RulesChanged>({
  name: 'rules',
  fact: 'RulesChanged',
  tell: whole,
});

/** Every aggregate of this service, as the publisher and the history need them. */
export const aggregates = { area, team, member, unit, grants, duty, absence, service, rules } as const;
export type AggregateName = keyof typeof aggregates;
export const aggregateList = Object.values(aggregates) as unknown as readonly RowAggregate[];

/** The subject of a person's grants. A staff number may equal a member's id, so it is marked. */
export const grantsOf = (staff: string): string => `staff:${staff}`;

/** Month partitions of the index; local ids have no `#`, so the two never meet. */
export const dutyMonth = ({ area, from }: Pick<DutyRow, 'area' | 'from'>): string =>
  `${idOf(area)}#${monthOf(from)}`;
export const absenceMonth = ({ from }: Pick<AbsenceRow, 'from'>): string => `absences#${monthOf(from)}`;
