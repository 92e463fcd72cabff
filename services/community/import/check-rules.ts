import { pathsOf } from '../domain/tree.ts';
import { checkCalendar } from './check-calendar.ts';
import { type Flaw, flaw } from './flaw.ts';
import type { ImportKind } from './input.ts';
import type { Row } from './read.ts';
import { coversAll, type World } from './world.ts';

/**
 * Largest rule set in bytes of its JSON. A whole set is one fact, and the item that is its aggregate holds up to nine
 * of them and a base; DynamoDB takes 400 KB.
 */
export const MAX_RULES = 36_000;

/** Rule sets are for the whole community, so only who administers all of it changes them. */
export const checkRules = (world: World): Flaw[] => [
  ...checkTaxonomy(world),
  ...checkTemplates(world),
  ...world.rows.calendar.flatMap(checkCalendar),
  ...checkWhole(world),
];

function checkTaxonomy({ rows: { taxonomy } }: World): Flaw[] {
  const lines = new Map<string, number>();
  const nodes = new Map(taxonomy.map(({ of }) => [of.code, { id: of.code, parent: of.parent }]));
  const { circle } = pathsOf(nodes);
  return taxonomy.flatMap((row) => {
    const { code, parent } = row.of;
    const line = lines.get(code);
    if (line !== undefined) return [flaw(row, 'code', 'duplicate-id', { line, id: code })];
    lines.set(code, row.line);
    if (parent !== undefined && !nodes.has(parent))
      return [flaw(row, 'parent', 'unknown-category', { id: parent })];
    return circle.has(code) ? [flaw(row, 'parent', 'cycle')] : [];
  });
}

const fieldsIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join();

function checkTemplates({ rows: { templates } }: World): Flaw[] {
  const lines = new Map<string, number>();
  return templates.flatMap((row) => {
    const { purpose, zh, en } = row.of;
    const line = lines.get(purpose);
    if (line !== undefined) return [flaw(row, 'purpose', 'duplicate-id', { line, id: purpose })];
    lines.set(purpose, row.line);
    return fieldsIn(zh) === fieldsIn(en) ? [] : [flaw(row, 'en', 'fields-differ')];
  });
}

function checkWhole(world: World): Flaw[] {
  const { rows } = world;
  const all = coversAll(world);
  const sets: readonly (readonly Row<ImportKind>[])[] = [
    rows.taxonomy,
    rows.templates,
    rows.calendar,
    ...Map.groupBy(rows.sla, ({ of }) => of.set).values(),
  ];
  return sets.flatMap((set) => {
    const [first] = set;
    if (!first) return [];
    if (!all) return set.map((row) => flaw(row, '', 'outside-your-area'));
    const bytes = Buffer.byteLength(JSON.stringify(set.map(({ of }) => of)));
    return bytes > MAX_RULES ? [flaw(first, '', 'rules-too-large', { max: MAX_RULES })] : [];
  });
}
