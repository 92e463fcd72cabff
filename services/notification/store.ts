import type { Role } from '#events/community.ts';
import type { Language } from '#events/fields.ts';
import { idOf, upwards } from '#shared/area-path.ts';
import type { Grant } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { slaOf } from '#shared/sla/holds.ts';
import type { Words } from '#shared/text/language.ts';
import type { Quiet } from './domain/quiet.ts';

/** The part of a table that this service uses beside its messages; a test brings its own in memory. */
export type Table = Pick<Rows, 'get' | 'put' | 'putNew' | 'putNewer' | 'all' | 'many'>;

/** Of reports that came before events carried it: what the messages to their callers need to know. */
export interface ReportRow {
  readonly lang: Language;
  readonly number: string;
}

/** One version of the community's texts. */
export interface TemplateSet {
  readonly version: number;
  /** When the community changed them to this; rows of an earlier version of this service do not say. */
  readonly since?: string | undefined;
  readonly signature: string;
  readonly texts: Readonly<Record<string, Words>>;
}

export type NameKind = 'area' | 'category' | 'team';

/** What messages need of an SLA rule set. */
export interface SlaRow {
  readonly quiet?: Quiet | undefined;
  readonly levels: readonly (Words & { readonly level: number })[];
}

interface AreaRow extends Words {
  readonly sla?: string | undefined;
}

interface GrantRow {
  readonly member?: string;
  readonly grants: readonly Grant[];
  readonly active: boolean;
}

const keys = {
  report: (id: string) => ({ pk: `report#${id}`, sk: '-' }),
  templates: { pk: 'templates', sk: '-' },
  templatesAt: (version: number) => ({ pk: 'templates', sk: `v#${version}` }),
  name: (kind: NameKind, id: string) => ({ pk: `${kind}#${id}`, sk: '-' }),
  sla: (name: string) => ({ pk: `sla#${name}`, sk: '-' }),
  holds: (area: string, staff: string) => ({ pk: `holds#${area}`, sk: staff }),
  grant: (staff: string) => ({ pk: `grant#${staff}`, sk: '-' }),
};

/** The service's copies of what others own, each question by its name. Whole rows, latest version wins. */
export function reference(table: Table) {
  const sets = new Map<number, TemplateSet>();
  return {
    report: (id: string) => table.get<ReportRow>(keys.report(id).pk),

    /** Each version stays, since queued messages have frozen theirs; it stands before it becomes the latest. */
    async keepTemplates(set: TemplateSet): Promise<void> {
      await table.putNew({ ...keys.templatesAt(set.version), ...set });
      await table.putNewer({ ...keys.templates, version: set.version });
    },
    latestTemplates: async (): Promise<number | undefined> =>
      (await table.get<{ version: number }>(keys.templates.pk))?.version,
    /** A version never changes, so a warm worker reads it once. */
    async templatesAt(version: number): Promise<TemplateSet | undefined> {
      const set =
        sets.get(version) ?? (await table.get<TemplateSet>(keys.templates.pk, keys.templatesAt(version).sk));
      if (set) sets.set(version, set);
      return set;
    },
    /** The texts that were in force at an instant; undefined while none of that time are known. */
    async templatesWhen(instant: string): Promise<TemplateSet | undefined> {
      const latest = await this.latestTemplates();
      const set = latest === undefined ? undefined : await this.templatesAt(latest);
      if (!set || isSince(instant, set)) return set;
      const all = await table.all<TemplateSet>(keys.templates.pk, 'v#');
      return all.filter((one) => isSince(instant, one)).sort((a, b) => b.version - a.version)[0];
    },

    keepName: (kind: NameKind, id: string, version: number, name: Words & Partial<AreaRow>) =>
      table.putNewer({ ...keys.name(kind, id), version, ...name }),
    keepSla: (name: string, version: number, row: SlaRow) =>
      table.putNewer({ ...keys.sla(name), version, ...row }),
    /** The rule set that holds for an area: the one that the nearest area around it names, else the usual one. */
    async slaFor(path: string | undefined): Promise<SlaRow | undefined> {
      const around = path === undefined ? [] : upwards(path).map((up) => keys.name('area', idOf(up)));
      const areas = await table.many<AreaRow>(around);
      return table.get<SlaRow>(keys.sla(slaOf(areas)).pk);
    },

    /** The names of several things in one read; what has none is absent. */
    async names(of: Readonly<Partial<Record<NameKind, string>>>): Promise<Partial<Record<NameKind, Words>>> {
      const wanted = Object.entries(of) as [NameKind, string][];
      const rows = await table.many<Words>(wanted.map(([kind, id]) => keys.name(kind, id)));
      const found = new Map(rows.map((row) => [row.pk, { zh: row.zh, en: row.en }]));
      return Object.fromEntries(
        wanted.flatMap(([kind, id]) => {
          const name = found.get(keys.name(kind, id).pk);
          return name ? [[kind, name]] : [];
        }),
      );
    },

    /** Hints are only ever added: what somebody may do in an area now is told by their own grants. */
    async hintRoles(staff: string, grants: readonly Grant[]): Promise<void> {
      const areas = new Set(grants.filter(({ role }) => TOLD.has(role)).map(({ area }) => area));
      await Promise.all([...areas].map((area) => table.put(keys.holds(area, staff))));
    },
    /** The members who hold one of these roles for exactly this area. */
    async holding(roles: readonly Role[], area: string): Promise<string[]> {
      const hints = await table.all<object>(keys.holds(area, '').pk);
      const rows = await table.many<GrantRow>(hints.map(({ sk }) => keys.grant(sk)));
      const members = rows.filter((row) => holds(row, roles, area)).flatMap(({ member }) => member ?? []);
      return [...new Set(members)].sort();
    },
  };
}

export type Reference = ReturnType<typeof reference>;

const isSince = (instant: string, { since = '' }: TemplateSet): boolean => since <= instant;

/** Roles whose holders are told about an area. */
const TOLD: ReadonlySet<Role> = new Set(['lead', 'dispatcher', 'duty', 'callback']);

const holds = ({ active, grants }: GrantRow, roles: readonly Role[], area: string): boolean =>
  active && grants.some((grant) => roles.includes(grant.role) && grant.area === area);
