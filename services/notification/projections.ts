import type { Role } from '#events/community.ts';
import { grantCopy } from '#shared/auth/grants.ts';
import type { Row } from '#shared/aws/rows.ts';
import {
  type Key,
  projectArea,
  projectGrants,
  projectRules,
  projectTeam,
} from '#shared/reference/projection.ts';
import type { Words } from '#shared/text/language.ts';

export type NameKind = 'area' | 'category' | 'team';

export const TEMPLATES = 'templates';
/** Each version of the texts stands under its own key. */
export const VERSIONS = 'v#';
export const keys = {
  latestTemplates: { pk: TEMPLATES, sk: '-' },
  templatesAt: (version: number): Key => ({ pk: TEMPLATES, sk: `${VERSIONS}${version}` }),
  name: (kind: NameKind, id: string): Key => ({ pk: `${kind}#${id}`, sk: '-' }),
  sla: (name: string): Key => ({ pk: `sla#${name}`, sk: '-' }),
};
export const holdersOf = (area: string) => `holds#${area}`;

/** One version of the community's texts. */
export interface TemplateSet {
  readonly version: number;
  /** When the community changed them to this; rows of an earlier version of this service do not say. */
  readonly since?: string | undefined;
  readonly signature: string;
  readonly texts: Readonly<Record<string, Words>>;
}

/** A version stays for good, since queued messages have frozen theirs; it stands before it becomes the latest. */
export const templateRows = (set: TemplateSet): { once: Row[]; latest: Row[] } => ({
  once: [{ ...keys.templatesAt(set.version), ...set }],
  latest: [{ ...keys.latestTemplates }],
});

/** Roles whose holders are told about an area. */
const TOLD: ReadonlySet<Role> = new Set(['lead', 'dispatcher', 'duty', 'callback']);

/** What notification keeps of the community: names, levels and quiet hours, texts, and who is told about an area. */
export const projections = {
  area: projectArea({
    key: ({ id }) => keys.name('area', id),
    keep: ({ name, nameEn, sla }) => ({ zh: name, en: nameEn || name, ...(sla && { sla }) }),
  }),
  team: projectTeam({ key: ({ id }) => keys.name('team', id), keep: ({ name }) => ({ zh: name, en: name }) }),
  grant: projectGrants({
    ...grantCopy,
    listed: ({ staff, grants }) => {
      const areas = new Set(grants.filter(({ role }) => TOLD.has(role)).map(({ area }) => area));
      return [...areas].map((area) => ({ pk: holdersOf(area), sk: staff }));
    },
  }),
  rules: projectRules({
    templates: ({ signature, templates }, { version, time }) => {
      const texts = Object.fromEntries(templates.map(({ purpose, zh, en }) => [purpose, { zh, en }]));
      return templateRows({ version, since: time, signature, texts });
    },
    sla: {
      key: ({ name }) => keys.sla(name),
      keep: ({ levels, quiet }) => ({
        levels: levels.map(({ level, name, nameEn }) => ({ level, zh: name, en: nameEn })),
        quiet,
      }),
    },
    taxonomy: ({ categories }) => ({
      latest: categories.map(({ code, name, nameEn }) => ({
        ...keys.name('category', code),
        zh: name,
        en: nameEn,
      })),
    }),
  }),
};
