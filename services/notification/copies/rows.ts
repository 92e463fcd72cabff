import type { Row } from '#shared/aws/rows.ts';
import type { Key } from '#shared/reference/projection.ts';
import type { Words } from '#shared/text/language.ts';

/** Under which keys the copies lie: the projections write there, `copies.ts` reads there. */
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
