import type { AreaChanged, RulesChanged } from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { Urgency } from '#events/fields.ts';
import { type CalendarRules, rulesId, type SlaRules } from '#events/rules.ts';
import type { Rows } from '#shared/aws/rows.ts';

/** What this service keeps of an area: where it hangs, and which rule set it names. */
export interface AreaRow {
  readonly path: string;
  readonly sla?: string | undefined;
  readonly active: boolean;
}

type Versioned<T> = T & { readonly version: number };
type Table = Pick<Rows, 'get' | 'putNewer' | 'all' | 'many' | 'page'>;
type Told<D> = CloudEvent<DataOf<D>>;

/**
 * Copies of community's data: whole rows, the newest version wins.
 * - `areas` / area id
 * - `rules` / `sla.<name>`, `calendar`, `taxonomy` (urgencies only)
 */
export const copies = (rows: Table) => ({
  area: async ({ version, data }: Told<typeof AreaChanged>): Promise<void> => {
    const { id, path, sla, active } = data;
    await rows.putNewer({ pk: 'areas', sk: id, version, path, sla, active });
  },

  rules: async ({ version, data }: Told<typeof RulesChanged>): Promise<void> => {
    const { rules } = data;
    if (rules.kind === 'templates') return;
    const kept = rules.kind === 'taxonomy' ? { urgencies: urgenciesOf(rules.categories) } : { rules };
    await rows.putNewer({ pk: 'rules', sk: rulesId(rules), version, ...kept });
  },

  /** The areas of a path as they are known, from the root down. */
  areasOn: (path: string): Promise<AreaRow[]> =>
    rows.many<AreaRow>(path.split('/').map((id) => ({ pk: 'areas', sk: id }))),

  areas: (): Promise<AreaRow[]> => rows.all<AreaRow>('areas'),

  set: (name: string) => rows.get<Versioned<{ rules: SlaRules }>>('rules', `sla.${name}`),

  hasAnySet: async (): Promise<boolean> =>
    (await rows.page<object>('rules', { prefix: 'sla.', limit: 1 })).rows.length > 0,

  calendar: () => rows.get<Versioned<{ rules: CalendarRules }>>('rules', 'calendar'),

  urgencies: () => rows.get<Versioned<{ urgencies: Record<string, Urgency> }>>('rules', 'taxonomy'),
});

export type Copies = ReturnType<typeof copies>;

type Categories = Extract<DataOf<typeof RulesChanged>['rules'], { kind: 'taxonomy' }>['categories'];

/** Of each category: its own, else its parent's; what is normal is left out. */
function urgenciesOf(categories: Categories): Record<string, Urgency> {
  const own = new Map(categories.map((c) => [c.code, c]));
  return Object.fromEntries(
    categories.flatMap(({ code, urgency, parent }) => {
      const known = urgency ?? (parent ? own.get(parent)?.urgency : undefined);
      return known && known !== 'normal' ? [[code, known]] : [];
    }),
  );
}
