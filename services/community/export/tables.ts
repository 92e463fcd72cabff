import { idOf } from '#shared/area-path.ts';
import { may, type Staff } from '#shared/auth/principal.ts';
import { localTime } from '../domain/instant.ts';
import type { MemberRow } from '../domain/kinds.ts';
import { type CommunityStore, rowsOf } from '../store.ts';
import type { Table } from './table.ts';

/** Names, phones and reasons by id; every id that is told is audited. */
export interface Personal {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly lang?: string | undefined;
  readonly contact?: string | undefined;
  readonly reason?: string | undefined;
}
export type PersonalOf = (ids: readonly string[]) => Promise<Readonly<Record<string, Personal>>>;

export interface Exporting {
  readonly store: CommunityStore;
  readonly who: Staff;
  readonly personal: PersonalOf;
}

const ids = <R extends { readonly id: string }>(rows: readonly R[]): string[] => rows.map(({ id }) => id);
const sorted = <R extends { readonly id: string }>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The areas that the caller administers, parents before what lies in them. */
async function ownAreas({ store, who }: Exporting) {
  return (await store.areas())
    .filter(({ path }) => may(who, 'community.write', path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function ownTeams(of: Exporting) {
  const { teams, units } = await of.store.inAreas(ids(await ownAreas(of)));
  return { teams: sorted(teams), units: sorted(units) };
}

/** What each kind is exported from: the rows of the caller's areas, closed ones too, in the columns of the import. */
export const tables = {
  async areas(of: Exporting): Promise<Table> {
    const rows = await ownAreas(of);
    return {
      columns: ['id', 'parent', 'kind', 'name', 'name_en', 'households', 'sla', 'shape', 'active'],
      rows: rows.map((row) => ({ ...row, name_en: row.nameEn })),
    };
  },
  async places(of: Exporting): Promise<Table> {
    const areas = await ownAreas(of);
    return {
      columns: ['area', 'kind', 'name', 'from', 'to', 'parity'],
      rows: areas.flatMap(({ id, places }) => places.map((place) => ({ area: id, ...place }))),
    };
  },
  async teams(of: Exporting): Promise<Table> {
    const { teams } = await ownTeams(of);
    return {
      columns: ['id', 'area', 'name', 'responsible', 'active'],
      rows: teams.map((row) => ({ ...row, area: idOf(row.area) })),
    };
  },
  async members(of: Exporting): Promise<Table> {
    const { teams } = await ownTeams(of);
    const members = sorted(await of.store.inTeams(ids(teams)));
    const personal = await of.personal(ids(members));
    return {
      columns: ['id', 'team', 'name', 'phone', 'kind', 'skills', 'staff', 'active', 'lang'],
      rows: members.map((row) => {
        const { name, phone, lang } = personal[row.id] ?? {};
        return { ...row, name, phone, lang };
      }),
    };
  },
  async units(of: Exporting): Promise<Table> {
    const { units } = await ownTeams(of);
    const personal = await of.personal(ids(units));
    return {
      columns: ['id', 'area', 'name', 'kind', 'contact'],
      rows: units.map((row) => ({ ...row, area: idOf(row.area), contact: personal[row.id]?.contact })),
    };
  },
  async services(of: Exporting): Promise<Table> {
    const own = new Set(ids(await ownAreas(of)));
    const entries = sorted(await of.store.services());
    return {
      columns: ['id', 'category', 'name', 'name_en', 'address', 'phone', 'hours', 'area', 'active'],
      rows: entries
        .filter(({ area }) => area === undefined || own.has(area))
        .map((row) => ({ ...row, name_en: row.nameEn })),
    };
  },
  async grants({ store, who }: Exporting): Promise<Table> {
    // An empty set tells no area any more, so it is not one area's to export.
    const held = (await store.grants()).filter(({ grants }) =>
      (grants.length === 0 ? [{ area: '*' }] : grants).every(({ area }) => may(who, 'community.write', area)),
    );
    return {
      columns: ['staff', 'member', 'role', 'area'],
      rows: held.flatMap(({ staff, member, grants }) =>
        grants.length === 0
          ? [{ staff, member }]
          : grants.map(({ role, area }) => ({ staff, member, role, area: idOf(area) })),
      ),
    };
  },
  async duties({ store, who }: Exporting): Promise<Table> {
    const { duties } = await store.planned();
    return {
      columns: ['id', 'area', 'member', 'from', 'to', 'order', 'active'],
      rows: sorted(duties.filter(({ area }) => may(who, 'community.write', area))).map((row) => ({
        ...row,
        area: idOf(row.area),
        from: localTime(row.from),
        to: localTime(row.to),
      })),
    };
  },
  async absences({ store, who, personal }: Exporting): Promise<Table> {
    const { absences } = await store.planned();
    const members = rowsOf<MemberRow>(await store.stored(absences.map(({ member }) => member)), 'member');
    const own = new Set(ids(members.filter(({ area }) => may(who, 'community.write', area))));
    const rows = sorted(absences.filter(({ member }) => own.has(member)));
    const reasons = await personal(ids(rows));
    return {
      columns: ['id', 'member', 'from', 'to', 'reason', 'active'],
      rows: rows.map((row) => ({
        ...row,
        from: localTime(row.from),
        to: localTime(row.to),
        reason: reasons[row.id]?.reason,
      })),
    };
  },
} as const satisfies Record<string, (of: Exporting) => Promise<Table>>;
