import type { Urgency } from '#events/fields.ts';
import { type CalendarRules, rulesId, type SlaRules } from '#events/rules.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { readUpwards } from '#shared/reference/read.ts';
import { AREAS, areaKey, rulesKey, SLA } from './projections.ts';

/** An area as this service keeps it: its place in the tree, and the rule set that it names. */
export interface AreaRow {
  readonly path: string;
  readonly sla?: string | undefined;
  readonly active: boolean;
}

type Versioned<T> = T & { readonly version: number };

/** Reads this service's copies of the community's areas, rule sets, calendar and taxonomy. */
export function communityReference(rows: Pick<Rows, 'get' | 'all' | 'many' | 'page'>) {
  const rules = <T>(id: string) => {
    const { pk, sk } = rulesKey(id);
    return rows.get<Versioned<T & object>>(pk, sk);
  };
  return {
    /** An area and those above it, as far as they are known, the nearest first. */
    areasUpwards: (path: string): Promise<AreaRow[]> => readUpwards<AreaRow>(rows, path, areaKey),

    areas: (): Promise<AreaRow[]> => rows.all<AreaRow>(AREAS),

    set: (name: string) => rules<{ rules: SlaRules }>(rulesId({ kind: 'sla', name })),

    hasAnySet: async (): Promise<boolean> =>
      (await rows.page<object>(rulesKey(SLA).pk, { prefix: SLA, limit: 1 })).rows.length > 0,

    calendar: () => rules<{ rules: CalendarRules }>('calendar'),

    urgencies: () => rules<{ urgencies: Record<string, Urgency> }>('taxonomy'),
  };
}

export type CommunityReference = ReturnType<typeof communityReference>;
