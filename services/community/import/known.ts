import type {
  AggregateName,
  AreaRow,
  GrantRow,
  MemberRow,
  RulesRow,
  TeamRow,
  UnitRow,
} from '../domain/kinds.ts';

/** What is stored already, as far as the files touch it. */
export interface Known {
  /** All areas. */
  readonly areas: ReadonlyMap<string, AreaRow>;
  /** Those that the files name, by id. */
  readonly teams: ReadonlyMap<string, TeamRow>;
  readonly members: ReadonlyMap<string, MemberRow>;
  readonly units: ReadonlyMap<string, UnitRow>;
  /** Everybody's grants, by staff number. */
  readonly grants: ReadonlyMap<string, GrantRow>;
  readonly rules: ReadonlyMap<string, RulesRow>;
  /** Ids of the files that are in use, and for what. */
  readonly taken: ReadonlyMap<string, AggregateName>;
}

export const nothingKnown: Known = {
  areas: new Map(),
  teams: new Map(),
  members: new Map(),
  units: new Map(),
  grants: new Map(),
  rules: new Map(),
  taken: new Map(),
};
