import type {
  AbsenceChanged,
  AreaChanged,
  Category,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import { type Level, rulesId } from '#events/rules.ts';
import { idOf } from '#shared/area-path.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { AreaRow } from './domain/gazetteer.ts';
import type { MemberRow } from './domain/holder.ts';

export interface TeamRow {
  readonly id: string;
  readonly area: string;
  readonly responsible?: string | undefined;
  readonly active: boolean;
}

interface LeadRow {
  readonly member?: string;
  /** Paths of the areas that this person leads. */
  readonly areas: readonly string[];
}

/** From when to when somebody is away; instants, the end excluded. */
interface AbsenceRow {
  readonly member: string;
  readonly from: string;
  readonly to: string;
  readonly active: boolean;
}

interface LevelsRow {
  readonly levels: readonly Level[];
}

export interface TaxonomyRow {
  readonly version: number;
  readonly categories: readonly Category[];
}

type Table = Pick<Rows, 'get' | 'putNew' | 'putNewer' | 'all' | 'many'>;
type Told<D> = CloudEvent<DataOf<D>>;

const rootOf = (path: string) => path.split('/')[0] ?? path;

/**
 * Routing's copies of community's data. Rows are whole and the newest version wins, whatever order they come in.
 * - `roots` / root id: the communities there are
 * - `areas#<root id>` / area id: all areas of one root, so that its gazetteer is one query
 * - `rules` / `taxonomy`, `sla.<name>` (its levels)
 * - `team#<id>` / `-` and `member#<id>` / `-`: the truth about a team and a member
 * - `lead#<staff number>` / `-`: the areas whose lead somebody is
 * - `absence#<id>` / `-`: the truth about an absence; `member#<id>` / `absence#<id>`: whose it ever was
 * - `area#<id>` / `team#<id>` or `lead#<staff number>`, `team#<id>` / `member#<id>`: who was ever there. Only keys, never
 *   removed, and looked up in the truth, so that a member who changes teams needs no second write that could fail.
 */
export class Copies {
  readonly rows: Table;
  constructor(rows: Table) {
    this.rows = rows;
  }

  async area({ version, data }: Told<typeof AreaChanged>): Promise<void> {
    const root = rootOf(data.path);
    await this.rows.putNew({ pk: 'roots', sk: root });
    await this.rows.putNewer({ ...data, pk: `areas#${root}`, sk: data.id, version });
  }

  async team({ version, data }: Told<typeof TeamChanged>): Promise<void> {
    const { id, area, responsible, active } = data;
    await this.rows.putNew({ pk: `area#${idOf(area)}`, sk: `team#${id}` });
    await this.rows.putNewer({ pk: `team#${id}`, sk: '-', version, id, area, responsible, active });
  }

  async member({ version, data }: Told<typeof MemberChanged>): Promise<void> {
    const { id, team, kind, staff, active } = data;
    await this.rows.putNew({ pk: `team#${team}`, sk: `member#${id}` });
    await this.rows.putNewer({ pk: `member#${id}`, sk: '-', version, id, team, kind, staff, active });
  }

  async lead({ version, data }: Told<typeof GrantChanged>): Promise<void> {
    const { staff, member, grants, active } = data;
    const areas = active ? grants.filter((g) => g.role === 'lead').map((g) => g.area) : [];
    for (const area of areas) await this.rows.putNew({ pk: `area#${idOf(area)}`, sk: `lead#${staff}` });
    await this.rows.putNewer({ pk: `lead#${staff}`, sk: '-', version, member, areas });
  }

  async rules({ version, data: { rules } }: Told<typeof RulesChanged>): Promise<void> {
    // An event is at most 256 KB, so what is kept of it always fits into one item.
    const key = { pk: 'rules', sk: rulesId(rules), version };
    if (rules.kind === 'taxonomy') await this.rows.putNewer({ ...key, categories: rules.categories });
    if (rules.kind === 'sla') await this.rows.putNewer({ ...key, levels: rules.levels });
  }

  async absence({ version, data }: Told<typeof AbsenceChanged>): Promise<void> {
    const { id, member, from, to, active } = data;
    await this.rows.putNew({ pk: `member#${member}`, sk: `absence#${id}` });
    await this.rows.putNewer({ pk: `absence#${id}`, sk: '-', version, member, from, to, active });
  }

  /** The levels of a named set of SLA rules, as last imported. */
  async levels(set: string): Promise<readonly Level[] | undefined> {
    return (await this.rows.get<LevelsRow>('rules', `sla.${set}`))?.levels;
  }

  /** Is this member away at that instant? */
  async isAway(member: string, at: string): Promise<boolean> {
    const listed = await this.rows.all(`member#${member}`, 'absence#');
    if (listed.length === 0) return false;
    const absences = await this.rows.many<AbsenceRow>(listed.map(({ sk }) => ({ pk: sk, sk: '-' })));
    return absences.some((a) => a.active && a.member === member && a.from <= at && at < a.to);
  }

  /** Every area of every community here. One that moved to another root stands twice, with different versions. */
  async areas(): Promise<AreaRow[]> {
    const roots = await this.rows.all('roots');
    return (await Promise.all(roots.map(({ sk }) => this.rows.all<AreaRow>(`areas#${sk}`)))).flat();
  }

  async taxonomy(): Promise<TaxonomyRow | undefined> {
    return this.rows.get<TaxonomyRow>('rules', 'taxonomy');
  }

  /** The active teams of an area, in order of their ids. */
  async teamsOf(areaId: string): Promise<TeamRow[]> {
    const listed = await this.rows.all(`area#${areaId}`, 'team#');
    const teams = await this.rows.many<TeamRow>(listed.map(({ sk }) => ({ pk: sk, sk: '-' })));
    return teams.filter((t) => t.active && idOf(t.area) === areaId);
  }

  /** Members who lead this very area now, in order of their staff numbers. */
  async leadsOf(areaId: string): Promise<MemberRow[]> {
    const listed = await this.rows.all(`area#${areaId}`, 'lead#');
    const leads = await this.rows.many<LeadRow>(listed.map(({ sk }) => ({ pk: sk, sk: '-' })));
    const members = leads
      .filter((l) => l.areas.some((a) => idOf(a) === areaId))
      .flatMap((l) => l.member ?? []);
    return this.rows.many<MemberRow>(members.map((id) => ({ pk: `member#${id}`, sk: '-' })));
  }

  /** The people of a team as they are now, active or not. */
  async membersOf(teamId: string): Promise<MemberRow[]> {
    const listed = await this.rows.all(`team#${teamId}`, 'member#');
    const members = await this.rows.many<MemberRow>(listed.map(({ sk }) => ({ pk: sk, sk: '-' })));
    return members.filter((m) => m.team === teamId);
  }

  async memberById(id: string): Promise<MemberRow | undefined> {
    return this.rows.get<MemberRow>(`member#${id}`);
  }
}
