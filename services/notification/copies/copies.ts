import type { Role } from '#events/community.ts';
import type { Language } from '#events/fields.ts';
import { grantKey } from '#shared/auth/grants.ts';
import type { Grant } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { cache } from '#shared/reference/cache.ts';
import { readListed, readUpwards } from '#shared/reference/read.ts';
import { slaOf } from '#shared/sla/holds.ts';
import type { Words } from '#shared/text/language.ts';
import type { Quiet } from '../domain/quiet.ts';
import { holdersOf, keys, type NameKind, TEMPLATES, type TemplateSet, VERSIONS } from './rows.ts';

/** The part of a table that this service uses beside its messages; a test brings its own in memory. */
export type Table = Pick<Rows, 'get' | 'put' | 'putNew' | 'putNewer' | 'all' | 'many'>;

/** Of reports that came before events carried it: what the messages to their callers need to know. */
export interface ReportRow {
  readonly lang: Language;
  readonly number: string;
}

/** What messages need of an SLA rule set. */
export interface SlaRow {
  readonly quiet?: Quiet | undefined;
  readonly levels: readonly (Words & { readonly level: number })[];
}

interface AreaRow {
  readonly sla?: string | undefined;
}

interface GrantRow {
  readonly member?: string;
  readonly grants: readonly Grant[];
  readonly active: boolean;
}

/** The service's copies of what others own, each question by its name. Whole rows, latest version wins. */
export function copies(table: Pick<Rows, 'get' | 'all' | 'many'>) {
  /** A version never changes, so a warm worker reads it once. */
  const sets = cache({ keepMs: Number.POSITIVE_INFINITY });
  return {
    report: (id: string) => table.get<ReportRow>(`report#${id}`),

    latestTemplates: async (): Promise<number | undefined> =>
      (await table.get<{ version: number }>(TEMPLATES))?.version,
    templatesAt(version: number): Promise<TemplateSet | undefined> {
      const { pk, sk } = keys.templatesAt(version);
      return sets.get(sk, () => table.get<TemplateSet>(pk, sk));
    },
    /** The texts that were in force at an instant; undefined while none of that time are known. */
    async templatesWhen(instant: string): Promise<TemplateSet | undefined> {
      const latest = await this.latestTemplates();
      const set = latest === undefined ? undefined : await this.templatesAt(latest);
      if (!set || isSince(instant, set)) return set;
      const all = await table.all<TemplateSet>(TEMPLATES, VERSIONS);
      return all.filter((one) => isSince(instant, one)).sort((a, b) => b.version - a.version)[0];
    },

    /** The rule set that holds for an area: the one that the nearest area around it names, else the usual one. */
    async slaFor(path: string | undefined): Promise<SlaRow | undefined> {
      const nameOf = (id: string) => keys.name('area', id);
      const areas = path === undefined ? [] : await readUpwards<AreaRow>(table, path, nameOf);
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

    /** The members who hold one of these roles for exactly this area. */
    async holding(roles: readonly Role[], area: string): Promise<string[]> {
      const rows = await readListed<GrantRow>(table, { pk: holdersOf(area) }, grantKey);
      const members = rows.filter((row) => holds(row, roles, area)).flatMap(({ member }) => member ?? []);
      return [...new Set(members)].sort();
    },
  };
}

export type Copies = ReturnType<typeof copies>;

const isSince = (instant: string, { since = '' }: TemplateSet): boolean => since <= instant;

const holds = ({ active, grants }: GrantRow, roles: readonly Role[], area: string): boolean =>
  active && grants.some((grant) => roles.includes(grant.role) && grant.area === area);
