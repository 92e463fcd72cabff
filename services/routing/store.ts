import type {
  AreaChanged,
  Category,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
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

export interface TaxonomyRow {
  readonly version: number;
  readonly categories: readonly Category[];
}

type Table = Pick<Rows, 'get' | 'putNew' | 'putNewer' | 'all' | 'many'>;
type Told<D> = CloudEvent<DataOf<D>>;

const rootOf = (path: string) => path.split('/')[0] ?? path;
const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/**
 * Routing's copies of community's data. Rows are whole and the newest version wins, whatever order they come in.
 * - `roots` / root id: the communities there are
 * - `areas#<root id>` / area id: all areas of one root, so that its gazetteer is one query
 * - `rules` / `taxonomy`
 * - `team#<id>` / `-` and `member#<id>` / `-`: the truth about a team and a member
 * - `lead#<staff number>` / `-`: the areas whose lead somebody is
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
    if (rules.kind !== 'taxonomy') return;
    // An event is at most 256 KB, so its categories always fit into one item.
    await this.rows.putNewer({ pk: 'rules', sk: 'taxonomy', version, categories: rules.categories });
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
