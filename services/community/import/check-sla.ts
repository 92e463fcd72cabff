import { Stage, Urgency } from '#events/fields.ts';
import { type Flaw, flaw } from './flaw.ts';
import type { Row } from './read.ts';
import type { World } from './world.ts';

type SlaRow = Row<'sla'>;

/** A set of deadlines leaves no ticket without one: for each stage, urgency and level some rule fits. */
export const checkSla = (world: World): Flaw[] =>
  [...Map.groupBy(world.rows.sla, ({ of }) => of.set)].flatMap(([name, set]) => {
    // What a bad row would have said is not known, so it is not missing either.
    if (world.perhaps('sla', name)) return [];
    const levels = set.filter(({ of }) => of.row === 'level');
    const rules = set.filter(({ of }) => of.row === 'rule');
    const last = Math.max(0, ...levels.map(({ of }) => of.level ?? 0));
    const first = set[0] as SlaRow;
    return [
      ...twice(set),
      ...checkLevels(levels, first),
      ...rules.flatMap((row) => checkRule(world, row, last)),
      ...set.flatMap(({ of, ...row }) =>
        of.quiet_from !== undefined && of.quiet_from === of.quiet_to
          ? [flaw(row, 'quiet_to', 'quiet-all-day')]
          : [],
      ),
      ...checkStages(rules, last, first),
    ];
  });

/** Once for the whole, once a level, once for the same conditions. */
function twice(set: readonly SlaRow[]): Flaw[] {
  const lines = new Map<string, number>();
  return set.flatMap((row) => {
    const { of } = row;
    const conditions = of.row === 'rule' ? [of.stage, of.urgency, of.category, of.level] : [of.level];
    const key = [of.row, ...conditions].map((part) => part ?? '').join('|');
    const line = lines.get(key);
    if (line === undefined) lines.set(key, row.line);
    return line === undefined ? [] : [flaw(row, 'row', 'same-row-twice', { line })];
  });
}

/** Levels count from 1 without a gap. */
function checkLevels(levels: readonly SlaRow[], first: SlaRow): Flaw[] {
  if (levels.length === 0) return [flaw(first, 'level', 'levels-not-from-one')];
  const numbers = new Set(levels.map(({ of }) => of.level));
  return levels.flatMap((row) => {
    const { level = 0 } = row.of;
    return level > 1 && !numbers.has(level - 1) ? [flaw(row, 'level', 'levels-not-from-one')] : [];
  });
}

function checkRule({ rows, known, perhaps }: World, row: SlaRow, last: number): Flaw[] {
  const { level, category } = row.of;
  const flaws = level !== undefined && level > last ? [flaw(row, 'level', 'unknown-level', { level })] : [];
  if (category === undefined || perhaps('taxonomy', category)) return flaws;
  const stored = known.rules.get('taxonomy')?.rules;
  const codes =
    rows.taxonomy.length > 0
      ? rows.taxonomy.map(({ of }) => of.code)
      : stored?.kind === 'taxonomy'
        ? stored.categories.map(({ code }) => code)
        : [];
  return codes.includes(category)
    ? flaws
    : [...flaws, flaw(row, 'category', 'unknown-category', { id: category })];
}

/** A missed call is nobody's ticket yet: it has neither urgency nor category, and is at the first level. */
const withoutTicket: ReadonlySet<string> = new Set(['missed-call']);

function checkStages(rules: readonly SlaRow[], last: number, first: SlaRow): Flaw[] {
  return Stage.options.flatMap((stage) => {
    const open = rules.map(({ of }) => of).filter((of) => of.stage === stage && of.category === undefined);
    const levels = withoutTicket.has(stage) ? [1] : Array.from({ length: last }, (_, i) => i + 1);
    const urgencies = withoutTicket.has(stage) ? [undefined] : Urgency.options;
    const missing = levels.flatMap((level) =>
      urgencies
        .filter(
          (urgency) =>
            !open.some(
              (of) =>
                (of.urgency === undefined || of.urgency === urgency) &&
                (of.level === undefined || of.level === level),
            ),
        )
        .map((urgency) => [urgency, level].filter((part) => part !== undefined).join(' ')),
    );
    if (missing.length === 0) return [];
    const whole = !rules.some(({ of }) => of.stage === stage);
    return [
      whole
        ? flaw(first, 'stage', 'stage-missing', { set: first.of.set, stage })
        : flaw(first, 'stage', 'stage-incomplete', { set: first.of.set, stage, missing: missing.join(', ') }),
    ];
  });
}
