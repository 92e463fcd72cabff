import type { Language } from '#events/fields.ts';
import type { Grant } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Words } from '#shared/text/language.ts';

/** The part of a table that this service uses beside its messages; a test brings its own in memory. */
export type Table = Pick<Rows, 'get' | 'put' | 'putNew' | 'putNewer' | 'all' | 'many'>;

/** What the messages to a caller need to know about the report. No phone, no words: those stay with intake. */
export interface ReportRow {
  readonly lang: Language;
  readonly number: string;
}

/** One version of the community's texts. */
export interface TemplateSet {
  readonly version: number;
  readonly signature: string;
  readonly texts: Readonly<Record<string, Words>>;
}

export type NameKind = 'area' | 'category' | 'team';

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
  lead: (area: string, staff: string) => ({ pk: `lead#${area}`, sk: staff }),
  grant: (staff: string) => ({ pk: `grant#${staff}`, sk: '-' }),
};

/** The service's copies of what others own, each question by its name. Whole rows, latest version wins. */
export function reference(table: Table) {
  return {
    keepReport: (id: string, version: number, row: ReportRow) =>
      table.putNewer({ ...keys.report(id), version, ...row }),
    report: (id: string) => table.get<ReportRow>(keys.report(id).pk),

    /** Each version stays, since queued messages have frozen theirs; it stands before it becomes the latest. */
    async keepTemplates(set: TemplateSet): Promise<void> {
      await table.putNew({ ...keys.templatesAt(set.version), ...set });
      await table.putNewer({ ...keys.templates, ...set });
    },
    latestTemplates: () => table.get<TemplateSet>(keys.templates.pk),
    templatesAt: (version: number) => table.get<TemplateSet>(keys.templates.pk, keys.templatesAt(version).sk),

    keepName: (kind: NameKind, id: string, version: number, name: Words) =>
      table.putNewer({ ...keys.name(kind, id), version, ...name }),
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

    /** Hints are only ever added: whether somebody leads an area now is told by their own grants. */
    async hintLead(staff: string, grants: readonly Grant[]): Promise<void> {
      const led = grants.filter(({ role }) => role === 'lead');
      await Promise.all(led.map(({ area }) => table.put(keys.lead(area, staff))));
    },
    /** The leads who can be told about an area: those of the smallest area around it that has any. */
    async leadsFor(path: string): Promise<string[]> {
      for (const area of upwards(path)) {
        const hints = await table.all<object>(keys.lead(area, '').pk);
        const rows = await table.many<GrantRow>(hints.map(({ sk }) => keys.grant(sk)));
        const members = rows.filter((row) => leads(row, area)).flatMap(({ member }) => member ?? []);
        if (members.length > 0) return [...new Set(members)].sort();
      }
      return [];
    },
  };
}

export type Reference = ReturnType<typeof reference>;

const leads = ({ active, grants }: GrantRow, area: string): boolean =>
  active && grants.some((grant) => grant.role === 'lead' && grant.area === area);

/** `qt/qt-03/qt-03-07`, `qt/qt-03`, `qt`. */
export function upwards(path: string): string[] {
  const ids = path.split('/');
  return ids.map((_, i) => ids.slice(0, ids.length - i).join('/'));
}
