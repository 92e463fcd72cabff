import { type RulesContent, rulesId } from '#events/rules.ts';
import type { Target } from '../domain/target.ts';
import { calendarRules } from './check-calendar.ts';
import { slaRules } from './sla-rows.ts';
import type { World } from './world.ts';

/** What stands in front of a message until a file of templates says otherwise. */
const SIGNATURE = '呼应';

/** Rule sets are replaced as a whole. */
export function planRules({ rows, known, signature }: World): Target[] {
  const sets: RulesContent[] = [];
  if (rows.taxonomy.length > 0)
    sets.push({
      kind: 'taxonomy',
      categories: rows.taxonomy.map(({ of: { name_en, ...category } }) => ({ ...category, nameEn: name_en })),
    });
  if (rows.templates.length > 0) {
    const stored = known.rules.get('templates')?.rules;
    sets.push({
      kind: 'templates',
      signature: signature ?? (stored?.kind === 'templates' ? stored.signature : SIGNATURE),
      templates: rows.templates.map(({ of }) => of),
    });
  }
  sets.push(...[...Map.groupBy(rows.sla, ({ of }) => of.set)].map(([name, set]) => slaRules(name, set)));
  const [calendar] = rows.calendar.slice(-1);
  if (calendar) sets.push(calendarRules(calendar));
  return sets.map((rules) => ({ id: rulesId(rules), row: { rules } }));
}
