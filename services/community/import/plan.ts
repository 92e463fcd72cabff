import { idOf } from '#shared/area-path.ts';
import {
  type AbsenceRow,
  type DutyRow,
  type GrantRow,
  grantsOf,
  type MemberRow,
  type ServiceRow,
  type TeamRow,
  type UnitRow,
} from '../domain/kinds.ts';
import type { Stage, Target } from '../domain/target.ts';
import { leaver } from './leaving.ts';
import { planAreas } from './plan-areas.ts';
import { planRules } from './plan-rules.ts';
import type { Row } from './read.ts';
import type { World } from './world.ts';

/** Stored rows that follow when what they lie in moves. */
export interface Followers {
  inAreas(ids: readonly string[]): Promise<{
    teams: readonly TeamRow[];
    units: readonly UnitRow[];
    duties: readonly DutyRow[];
  }>;
  inTeams(ids: readonly string[]): Promise<readonly MemberRow[]>;
}

/** Everything that an import writes: each aggregate at most once, as its whole row. */
export type Plan = Readonly<Record<Stage, readonly Target[]>>;

const nobody = { teams: [], units: [], duties: [] };

export async function plan(world: World, followers: Followers): Promise<Plan> {
  const { targets: areas, moved } = planAreas(world);
  const near = moved.size > 0 ? await followers.inAreas([...moved]) : nobody;
  const teams = [...filed(world, 'teams', teamRow), ...follow(world, 'teams', near.teams)];
  const units = [...filed(world, 'units', unitRow), ...follow(world, 'units', near.units)];
  const teamPaths = new Map(teams.map((row) => [row.id, row.area]));
  const gone = teams.filter(({ id, area }) => (world.known.teams.get(id)?.area ?? area) !== area);
  const movedTeams = [...gone, ...follow(world, 'teams', near.teams)].map(({ id }) => id);
  const stay = movedTeams.length > 0 ? await followers.inTeams(movedTeams) : [];
  const members = [
    ...filed(world, 'members', memberRow),
    ...stay
      .filter(({ id }) => !world.files.members.has(id))
      .map((row) => ({ ...row, area: teamPaths.get(row.team) ?? row.area })),
  ];
  return {
    areas,
    teams: teams.map((row) => ({ id: row.id, row })),
    members: members.map((row) => ({ id: row.id, row, ...contactOfMember(world, row.id) })),
    units: units.map((row) => ({ id: row.id, row, ...contactOfUnit(world, row.id) })),
    services: filed(world, 'services', serviceRow).map((row) => ({ id: row.id, row })),
    grants: planGrants(world, moved).map((row) => ({ id: grantsOf(row.staff), row })),
    absences: [...world.files.absences.values()].map(absenceTarget),
    duties: [...filed(world, 'duties', dutyRow), ...follow(world, 'duties', near.duties)].map((row) => ({
      id: row.id,
      row,
    })),
    rules: planRules(world),
  };
}

type Filed = 'teams' | 'members' | 'units' | 'services' | 'duties';
const filed = <K extends Filed, R>(world: World, kind: K, make: (world: World, row: Row<K>) => R): R[] =>
  [...(world.files[kind] as ReadonlyMap<string, Row<K>>).values()].map((row) => make(world, row));

/** Stored rows of moved areas that the files do not mention, with their new path. */
const follow = <R extends TeamRow | UnitRow | DutyRow>(
  world: World,
  kind: Filed,
  stored: readonly R[],
): R[] =>
  stored
    .filter(({ id }) => !world.files[kind].has(id))
    .map((row) => ({ ...row, area: pathOf(world, idOf(row.area)) }));

function pathOf({ paths }: World, area: string): string {
  const path = paths.get(area);
  if (path === undefined) throw new Error(`the area ${area} was not checked`);
  return path;
}

const teamRow = (world: World, { of }: Row<'teams'>): TeamRow => ({ ...of, area: pathOf(world, of.area) });

const unitRow = (world: World, { of: { contact: _contact, ...unit } }: Row<'units'>): UnitRow => ({
  ...unit,
  area: pathOf(world, unit.area),
});

const dutyRow = (world: World, { of }: Row<'duties'>): DutyRow => ({ ...of, area: pathOf(world, of.area) });

const serviceRow = (_: World, { of: { name_en, ...entry } }: Row<'services'>): ServiceRow => ({
  ...entry,
  nameEn: name_en,
});

function absenceTarget({ of: { reason, ...row } }: Row<'absences'>): Target {
  return { id: row.id, row: row satisfies AbsenceRow, contact: { of: 'absence', reason } };
}

function memberRow(world: World, { of }: Row<'members'>): MemberRow {
  const { id, team, kind, staff, active, skills } = of;
  const area = pathOf(world, world.team(team)?.area ?? '');
  return { id, team, area, kind, staff, active, skills };
}

function contactOfMember({ files }: World, id: string): Pick<Target, 'contact'> {
  const cells = files.members.get(id)?.of;
  if (!cells) return {};
  return { contact: { of: 'member', name: cells.name, phone: cells.phone, lang: cells.lang } };
}

function contactOfUnit({ files }: World, id: string): Pick<Target, 'contact'> {
  const cells = files.units.get(id)?.of;
  return cells ? { contact: { of: 'unit', contact: cells.contact } } : {};
}

/** The sets of the files, those of people whose areas moved, and the empty ones of people who leave. */
function planGrants(world: World, moved: ReadonlySet<string>): GrantRow[] {
  const leaves = leaver(world);
  const sets = Map.groupBy(world.rows.grants, ({ of }) => of.staff);
  const given = [...sets].map(([staff, rows]): GrantRow => {
    const grants = rows.flatMap(({ of: { role, area } }) =>
      role && area ? [{ role, area: area === '*' ? area : pathOf(world, area) }] : [],
    );
    return { staff, member: rows[0]?.of.member, grants: grants.sort(byText), active: grants.length > 0 };
  });
  const followed = [...world.known.grants.values()]
    .filter(({ staff }) => !sets.has(staff))
    .filter((row) => leaves(row) || row.grants.some(({ area }) => moved.has(idOf(area))))
    .map((row) => ({
      ...row,
      grants: row.grants
        .map(({ role, area }) => ({ role, area: world.paths.get(idOf(area)) ?? area }))
        .sort(byText),
    }));
  return [...given, ...followed].map((row) => (leaves(row) ? { ...row, grants: [], active: false } : row));
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
