import { rulesId } from '#events/rules.ts';
import type { Period } from '#shared/roster/roster.ts';
import type {
  AbsenceRow,
  AreaRow,
  DutyRow,
  GrantRow,
  MemberRow,
  RulesRow,
  TeamRow,
  UnitRow,
} from '../../domain/kinds.ts';
import { type CommunityStore, rowsOf, type Stored } from '../../store/community-store.ts';
import { absences } from '../absences/columns.ts';
import { areas as areaColumns } from '../areas/columns.ts';
import { duties } from '../duties/columns.ts';
import { grants as grantColumns } from '../grants/columns.ts';
import { members as memberColumns } from '../members/columns.ts';
import { rowKinds } from '../registry/kinds.ts';
import type { Known } from '../row/known.ts';
import { type Rows, rowsOf as rowsIn } from '../row/row.ts';
import { services as serviceColumns } from '../services/columns.ts';

/** Loads what the files touch: rows with the same ids, rows that they refer to, the tree and all grants. */
export async function loadKnown(store: CommunityStore, rows: Rows): Promise<Known> {
  const time = timeOf(rows);
  const filed = {
    areas: rowsIn(rows, areaColumns),
    members: rowsIn(rows, memberColumns),
    grants: rowsIn(rows, grantColumns),
    services: rowsIn(rows, serviceColumns),
  };
  const [areas, grants, named, roster, services, ruleSets, bearers] = await Promise.all([
    store.areas(),
    filed.grants.length > 0 || filed.areas.length > 0 || filed.members.some(({ of }) => !of.active)
      ? store.grants()
      : [],
    store.stored(namedIds(rows)),
    time ? store.roster(time) : { duties: [], absences: [] },
    filed.services.length > 0 ? store.services() : [],
    filed.areas.some(({ of }) => of.sla) ? store.ruleIds() : [],
    store.bearersOf(filed.members.flatMap(({ of }) => of.staff ?? [])),
  ]);
  // What a stored row lies in decides whose it is, and no file needs to name that.
  const away = await more(
    store,
    named,
    rowsOf<AbsenceRow>(named, 'absence').map(({ member }) => member),
  );
  const members = rowsOf<MemberRow>(away, 'member');
  const found = await more(
    store,
    away,
    members.map(({ team }) => team),
  );
  return {
    areas: byId(areas.map(asArea)),
    teams: byId(rowsOf<TeamRow>(found, 'team')),
    members: byId(members),
    bearers: new Map(bearers.flatMap((row) => (row.staff === undefined ? [] : [[row.staff, row]]))),
    units: byId(rowsOf<UnitRow>(found, 'unit')),
    grants: new Map(grants.map(asGrants).map((row) => [row.staff, row])),
    rules: new Map(rowsOf<RulesRow>(found, 'rules').map((row) => [rulesId(row.rules), row])),
    slaSets: new Set(ruleSets.flatMap((id) => (id.startsWith('sla.') ? [id.slice(4)] : []))),
    services: byId(services),
    duties: byId([...rowsOf<DutyRow>(found, 'duty'), ...roster.duties]),
    absences: byId([...rowsOf<AbsenceRow>(found, 'absence'), ...roster.absences]),
    taken: new Map(found.map(({ id, as }: Stored) => [id, as])),
  };
}

/** What was found, plus the stored rows of these ids. */
async function more(store: CommunityStore, found: readonly Stored[], ids: readonly string[]) {
  const have = new Set(found.map(({ id }) => id));
  return [...found, ...(await store.stored(ids.filter((id) => !have.has(id))))];
}

const namedIds = (rows: Rows): string[] =>
  rowKinds.flatMap((kind) => rowsIn(rows, kind.columns).flatMap(({ of }) => kind.names?.(of) ?? []));

/** The period from the earliest start to the latest end in the files. */
function timeOf(rows: Rows): Period | undefined {
  const [first, ...rest] = [...rowsIn(rows, duties), ...rowsIn(rows, absences)].map(({ of }): Period => of);
  return rest.reduce(
    (all, { from, to }) => all && { from: from < all.from ? from : all.from, to: to > all.to ? to : all.to },
    first && { from: first.from, to: first.to },
  );
}

const byId = <R extends { readonly id: string }>(rows: readonly R[]): Map<string, R> =>
  new Map(rows.map((row) => [row.id, row]));

/** List items carry their keys and version besides the row. */
const asArea = (row: AreaRow): AreaRow => ({
  id: row.id,
  path: row.path,
  parent: row.parent,
  kind: row.kind,
  name: row.name,
  nameEn: row.nameEn,
  households: row.households,
  places: row.places,
  sla: row.sla,
  shape: row.shape,
  active: row.active,
});
const asGrants = ({ staff, member, grants, active }: GrantRow): GrantRow => ({
  staff,
  member,
  grants,
  active,
});
