import type {
  AbsenceRow,
  AggregateName,
  AreaRow,
  DutyRow,
  GrantRow,
  MemberRow,
  RulesRow,
  ServiceRow,
  TeamRow,
  UnitRow,
} from '../../domain/kinds.ts';

/** What is stored already, as far as the files touch it. */
export interface Known {
  /** All areas. */
  readonly areas: ReadonlyMap<string, AreaRow>;
  /** Those that the files name, by id. */
  readonly teams: ReadonlyMap<string, TeamRow>;
  /** Also those whose stored absences the files name. */
  readonly members: ReadonlyMap<string, MemberRow>;
  /** Who bears a staff number that the files name, by that number; whether they have left or not. */
  readonly bearers: ReadonlyMap<string, MemberRow>;
  readonly units: ReadonlyMap<string, UnitRow>;
  /** Everybody's grants, by staff number. */
  readonly grants: ReadonlyMap<string, GrantRow>;
  /** Those that the files name, by the rule set's id. */
  readonly rules: ReadonlyMap<string, RulesRow>;
  /** Names of all sets of deadlines. */
  readonly slaSets: ReadonlySet<string>;
  /** The whole directory. */
  readonly services: ReadonlyMap<string, ServiceRow>;
  /** Those that the files name, and all of the time that the files speak of. */
  readonly duties: ReadonlyMap<string, DutyRow>;
  readonly absences: ReadonlyMap<string, AbsenceRow>;
  /** Ids of the files that are in use, and for what. */
  readonly taken: ReadonlyMap<string, AggregateName>;
}

export const nothingKnown: Known = {
  areas: new Map(),
  teams: new Map(),
  members: new Map(),
  bearers: new Map(),
  units: new Map(),
  grants: new Map(),
  rules: new Map(),
  slaSets: new Set(),
  services: new Map(),
  duties: new Map(),
  absences: new Map(),
  taken: new Map(),
};
