import type { SlaRules } from '#events/rules.ts';
import { type Exported, type Exporting, tableOf } from '../row/exporting.ts';
import { jsonText, type Value } from '../row/table.ts';
import { contentOf } from '../rule-sets/content.ts';
import { sla } from './columns.ts';

/** All sets of deadlines, by name. */
export async function exported({ store }: Exporting): Promise<Exported> {
  const ids = (await store.ruleIds()).filter((id) => id.startsWith('sla.')).sort();
  const sets = (await Promise.all(ids.map((id) => contentOf(store, id, 'sla')))).filter((set) => !!set);
  return {
    table: tableOf(sla, sets.flatMap(slaTable)),
    json: () => jsonText({ sets: sets.map(({ kind: _kind, ...set }) => set) }),
  };
}

function slaTable({ name, levels, rules, speed, quiet }: SlaRules): Record<string, Value>[] {
  const own = { set: name, row: 'set', speed, quiet_from: quiet?.from, quiet_to: quiet?.to };
  return [
    ...(speed === undefined && quiet === undefined ? [] : [own]),
    ...levels.map(({ nameEn, ...level }) => ({ set: name, row: 'level', ...level, name_en: nameEn })),
    ...rules.map((rule) => ({ set: name, row: 'rule', ...rule })),
  ];
}
