import type { CalendarRules, RulesContent, SlaRules } from '#events/rules.ts';
import type { CommunityStore } from '../store.ts';
import { type Table, text, type Value } from './table.ts';

/** A rule set as a table, and as the JSON that its events carry. */
export interface Exported {
  readonly table?: Table;
  readonly json: string;
}

async function content<K extends RulesContent['kind']>(
  store: CommunityStore,
  id: string,
  kind: K,
): Promise<Extract<RulesContent, { kind: K }> | undefined> {
  const found = await store.rules(id);
  return found?.rules.kind === kind ? (found.rules as Extract<RulesContent, { kind: K }>) : undefined;
}

export const ruleSets = {
  async taxonomy(store: CommunityStore): Promise<Exported> {
    const categories = (await content(store, 'taxonomy', 'taxonomy'))?.categories ?? [];
    return {
      table: {
        columns: ['code', 'parent', 'name', 'name_en', 'urgency', 'keywords'],
        rows: categories.map(({ nameEn, ...row }) => ({ ...row, name_en: nameEn })),
      },
      json: text({ categories }),
    };
  },
  async templates(store: CommunityStore): Promise<Exported> {
    const set = await content(store, 'templates', 'templates');
    const templates = set?.templates ?? [];
    return {
      table: { columns: ['purpose', 'zh', 'en'], rows: templates },
      json: text({ signature: set?.signature, templates }),
    };
  },
  async sla(store: CommunityStore): Promise<Exported> {
    const ids = (await store.ruleIds()).filter((id) => id.startsWith('sla.')).sort();
    const sets = (await Promise.all(ids.map((id) => content(store, id, 'sla')))).filter((set) => !!set);
    return {
      table: { columns: slaColumns, rows: sets.flatMap(slaTable) },
      json: text({ sets: sets.map(({ kind: _kind, ...set }) => set) }),
    };
  },
  /** @returns null before the first import: there is no empty calendar */
  async calendar(store: CommunityStore): Promise<Exported | null> {
    const set: CalendarRules | undefined = await content(store, 'calendar', 'calendar');
    return set ? { json: text(set.calendar) } : null;
  },
} as const;

const slaColumns = [
  'set',
  'row',
  'level',
  'at',
  'name',
  'name_en',
  'stage',
  'urgency',
  'category',
  'minutes',
  'days',
  'clock',
  'near',
  'speed',
  'quiet_from',
  'quiet_to',
];

function slaTable({ name, levels, rules, speed, quiet }: SlaRules): Record<string, Value>[] {
  const own = { set: name, row: 'set', speed, quiet_from: quiet?.from, quiet_to: quiet?.to };
  return [
    ...(speed === undefined && quiet === undefined ? [] : [own]),
    ...levels.map(({ nameEn, ...level }) => ({ set: name, row: 'level', ...level, name_en: nameEn })),
    ...rules.map((rule) => ({ set: name, row: 'rule', ...rule })),
  ];
}
