import type { Category } from '#events/community.ts';
import type { Urgency } from '#events/fields.ts';
import { rulesId } from '#events/rules.ts';
import { grantCopy } from '#shared/auth/grants.ts';
import { type Key, projectArea, projectGrants, projectRules } from '#shared/reference/projection.ts';

export const AREAS = 'areas';
export const areaKey = (id: string): Key => ({ pk: AREAS, sk: id });

/** SLA sets stand side by side under their names. */
export const SLA = 'sla.';
export const rulesKey = (id: string): Key => ({ pk: 'rules', sk: id });
const keyOf = (rules: Parameters<typeof rulesId>[0]) => rulesKey(rulesId(rules));

/** Escalation's copies of the community: areas with their SLA sets, rule sets, the calendar, urgencies and grants. */
export const projections = {
  area: projectArea({ key: ({ id }) => areaKey(id), keep: ['path', 'sla', 'active'] }),
  rules: projectRules({
    sla: { key: keyOf, keep: (rules) => ({ rules }) },
    calendar: { key: keyOf, keep: (rules) => ({ rules }) },
    taxonomy: { key: keyOf, keep: ({ categories }) => ({ urgencies: urgenciesOf(categories) }) },
  }),
  grant: projectGrants(grantCopy),
};

/** The urgency of each category: its own, else its parent's; `normal` is left out. */
function urgenciesOf(categories: readonly Category[]): Record<string, Urgency> {
  const own = new Map(categories.map((c) => [c.code, c]));
  return Object.fromEntries(
    categories.flatMap(({ code, urgency, parent }) => {
      const known = urgency ?? (parent ? own.get(parent)?.urgency : undefined);
      return known && known !== 'normal' ? [[code, known]] : [];
    }),
  );
}
