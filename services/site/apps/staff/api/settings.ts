import { requestLine } from '#shared/service/request-line.ts';
import type { AnswerTo, BodyOf, RequestBy, Route } from '../../../apis/routes.ts';
import type { Client } from './client.ts';

export type Roster = AnswerTo<'GET /api/community/roster'>;
/** `order` 1 rings first. */
export type Duty = Roster['duties'][number];
export type Absence = Roster['absences'][number];
export interface Period {
  readonly from: string;
  readonly to: string;
}
/** Who takes over a duty, and a note for them. */
export type HandingOver = BodyOf<'POST /api/community/duties/{id}/hand-over'>;
export type OnDuty = AnswerTo<'GET /api/community/duty'>;

export type Rules = AnswerTo<'GET /api/community/rules/{id}'>['rules'];
/** A rule set of one kind. */
export type RulesOf<K extends Rules['kind']> = Extract<Rules, { readonly kind: K }>;

export type NewImport = BodyOf<'POST /api/community/imports'>;
export type ImportFile = NewImport['files'][number];
export type Kind = ImportFile['kind'];
export type Format = ImportFile['format'];
/** A rejected row of a file, with its position and error. */
export type BadRow = AnswerTo<'GET /api/community/imports/{id}/errors'>['errors'][number];

/** What can be imported and exported, in the order in which it takes effect. */
export const kinds = [
  'areas',
  'places',
  'teams',
  'members',
  'units',
  'services',
  'grants',
  'duties',
  'absences',
  'taxonomy',
  'templates',
  'sla',
  'calendar',
] as const satisfies readonly Kind[];

export const settings = (c: Client) => ({
  roster: (area: string | undefined, { from, to }: Period, signal?: AbortSignal) =>
    c.ask('GET /api/community/roster', { query: { area, from, to } }, signal),
  duty: (area?: string, signal?: AbortSignal) =>
    c.ask('GET /api/community/duty', { query: { area } }, signal),
  handOver: (id: string, body: HandingOver, key: string) =>
    c.ask('POST /api/community/duties/{id}/hand-over', { params: { id }, body, key }),
  rules: (id: string, signal?: AbortSignal) =>
    c.ask('GET /api/community/rules/{id}', { params: { id } }, signal),
  begin: (body: NewImport, key: string) => c.ask('POST /api/community/imports', { body, key }),
  import: (id: string, signal?: AbortSignal) =>
    c.ask('GET /api/community/imports/{id}', { params: { id } }, signal),
  /** Every rejected row, over all pages. */
  async errors(id: string, signal?: AbortSignal): Promise<BadRow[]> {
    const all: BadRow[] = [];
    let after: string | undefined;
    do {
      const asked = { params: { id }, query: { after } };
      const page = await c.ask('GET /api/community/imports/{id}/errors', asked, signal);
      all.push(...page.errors);
      after = page.next;
    } while (after);
    return all;
  },
});

/** Where a kind's file is downloaded; the session's cookie goes along. */
export const exportPath = (kind: Kind, format: Format): string =>
  requestLine(EXPORT, { params: { kind }, query: { format } } satisfies RequestBy<typeof EXPORT>).target;
const EXPORT = 'GET /api/community/exports/{kind}' satisfies Route;
