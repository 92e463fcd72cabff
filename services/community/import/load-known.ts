import type { AreaRow, GrantRow, MemberRow, RulesRow, TeamRow, UnitRow } from '../domain/kinds.ts';
import { type CommunityStore, rowsOf, type Stored } from '../store.ts';
import type { Known } from './known.ts';
import type { Rows } from './read.ts';

/** Reads what the files touch: rows of the same ids, rows that they refer to, the tree and everybody's grants. */
export async function loadKnown(store: CommunityStore, rows: Rows): Promise<Known> {
  const [areas, grants, named] = await Promise.all([
    store.areas(),
    rows.grants.length > 0 || rows.areas.length > 0 ? store.grants() : [],
    store.stored(namedIds(rows)),
  ]);
  const members = rowsOf<MemberRow>(named, 'member');
  const have = new Set(named.map(({ id }) => id));
  const left = await store.stored(members.map(({ team }) => team).filter((id) => !have.has(id)));
  const found = [...named, ...left];
  return {
    areas: byId(areas.map(asArea)),
    teams: byId(rowsOf<TeamRow>(found, 'team')),
    members: byId(members),
    units: byId(rowsOf<UnitRow>(found, 'unit')),
    grants: new Map(grants.map(asGrants).map((row) => [row.staff, row])),
    rules: new Map(rowsOf<RulesRow>(found, 'rules').map((row) => [row.rules.kind, row])),
    taken: new Map(found.map(({ id, as }: Stored) => [id, as])),
  };
}

const namedIds = (rows: Rows): string[] => [
  ...rows.areas.map(({ of }) => of.id),
  ...rows.teams.flatMap(({ of }) => [of.id, ...(of.responsible ? [of.responsible] : [])]),
  ...rows.members.flatMap(({ of }) => [of.id, of.team]),
  ...rows.units.map(({ of }) => of.id),
  ...rows.grants.flatMap(({ of }) => (of.member ? [of.member] : [])),
  ...(rows.templates.length > 0 ? ['templates'] : []),
];

const byId = <R extends { readonly id: string }>(rows: readonly R[]): Map<string, R> =>
  new Map(rows.map((row) => [row.id, row]));

/** List items carry their keys and version besides the row. */
const asArea = ({ id, path, parent, kind, name, nameEn, households, places, active }: AreaRow): AreaRow => ({
  id,
  path,
  parent,
  kind,
  name,
  nameEn,
  households,
  places,
  active,
});
const asGrants = ({ staff, member, grants, active }: GrantRow): GrantRow => ({
  staff,
  member,
  grants,
  active,
});
