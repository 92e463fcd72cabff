import { Stage, Urgency } from '#events/fields.ts';
import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { checkWhole } from '../rule-sets/whole.ts';
import { taxonomy } from '../taxonomy/columns.ts';
import { sla } from './columns.ts';

type SlaRow = Row<typeof sla>;

/** A set of deadlines leaves no ticket without one: for each stage, urgency and level some rule fits. */
export const checkSla = (proposal: Proposal): Flaw[] =>
  [...Map.groupBy(proposal.rows(sla), ({ of }) => of.set)].flatMap(([name, set]) => [
    ...checkWhole(proposal, set),
    // What a bad row would have said is not known, so it is not missing either.
    ...(proposal.perhaps(sla, name) ? [] : checkSet(proposal, name, set)),
  ]);

function checkSet(proposal: Proposal, name: string, set: readonly SlaRow[]): Flaw[] {
  const levels = set.filter(({ of }) => of.row === 'level');
  const rules = set.filter(({ of }) => of.row === 'rule');
  const whole = wholeOf(set[0] as SlaRow);
  const last = Math.max(0, ...levels.map(({ of }) => of.level ?? 0));
  return [
    ...twice(set),
    ...checkLevels(levels, whole),
    ...rules.flatMap((row) => checkRule(proposal, row, last)),
    ...set.flatMap(({ of, ...row }) =>
      of.quiet_from !== undefined && of.quiet_from === of.quiet_to
        ? [flaw(row, 'quiet_to', 'quiet-all-day')]
        : [],
    ),
    ...checkStages(rules, last, whole, name),
  ];
}

/** The set itself, not one of its rows. */
const wholeOf = ({ file, kind, line }: Spot): Spot => ({ file, kind, line });

/** Once for the whole, once a level, once for the same conditions. */
function twice(set: readonly SlaRow[]): Flaw[] {
  const places = new Map<string, string | number>();
  return set.flatMap((row) => {
    const { of } = row;
    const conditions = of.row === 'rule' ? [of.stage, of.urgency, of.category, of.level] : [of.level];
    const key = [of.row, ...conditions].map((part) => part ?? '').join('|');
    const line = places.get(key);
    if (line === undefined) places.set(key, row.inside ?? row.line);
    return line === undefined ? [] : [flaw(row, row.inside ? '' : 'row', 'same-row-twice', { line })];
  });
}

/** Levels count from 1 without a gap. */
function checkLevels(levels: readonly SlaRow[], whole: Spot): Flaw[] {
  if (levels.length === 0) return [flaw(whole, 'level', 'levels-not-from-one')];
  const numbers = new Set(levels.map(({ of }) => of.level));
  return levels.flatMap((row) => {
    const { level = 0 } = row.of;
    return level > 1 && !numbers.has(level - 1) ? [flaw(row, 'level', 'levels-not-from-one')] : [];
  });
}

function checkRule(proposal: Proposal, row: SlaRow, last: number): Flaw[] {
  const { level, category } = row.of;
  const flaws = level !== undefined && level > last ? [flaw(row, 'level', 'unknown-level', { level })] : [];
  if (category === undefined || proposal.perhaps(taxonomy, category)) return flaws;
  const stored = proposal.known.rules.get('taxonomy')?.rules;
  const rows = proposal.rows(taxonomy);
  const codes =
    rows.length > 0
      ? rows.map(({ of }) => of.code)
      : stored?.kind === 'taxonomy'
        ? stored.categories.map(({ code }) => code)
        : [];
  return codes.includes(category)
    ? flaws
    : [...flaws, flaw(row, 'category', 'unknown-category', { id: category })];
}

/** A missed call is no ticket: it has neither urgency nor category, and is at the first level. */
const withoutTicket: ReadonlySet<string> = new Set(['missed-call']);

function checkStages(rules: readonly SlaRow[], last: number, whole: Spot, set: string): Flaw[] {
  const open = rules.map(({ of }) => of).filter(({ category }) => category === undefined);
  const gaps = Stage.options.map((stage) => ({ stage, missing: missingOf(open, stage, last) }));
  const without = gaps.filter(({ stage }) => !rules.some(({ of }) => of.stage === stage));
  const partly = gaps.filter((gap) => gap.missing.length > 0 && !without.includes(gap));
  const list = without.map(({ stage }) => stage).join(', ');
  const missing = partly.map((gap) => `${gap.stage} (${gap.missing.join(', ')})`).join('; ');
  return [
    ...(without.length > 0 ? [flaw(whole, 'rules', 'stage-missing', { set, stage: list })] : []),
    ...(partly.length > 0 ? [flaw(whole, 'rules', 'stage-incomplete', { set, missing })] : []),
  ];
}

/** `urgent 2`: the urgencies and levels for which no rule fits. */
function missingOf(rules: readonly SlaRow['of'][], stage: Stage, last: number): string[] {
  const levels = withoutTicket.has(stage) ? [1] : Array.from({ length: last }, (_, i) => i + 1);
  const urgencies = withoutTicket.has(stage) ? [undefined] : Urgency.options;
  const fits = (of: SlaRow['of'], urgency: Urgency | undefined, level: number) =>
    of.stage === stage &&
    (of.urgency === undefined || of.urgency === urgency) &&
    (of.level === undefined || of.level === level);
  return levels.flatMap((level) =>
    urgencies
      .filter((urgency) => !rules.some((of) => fits(of, urgency, level)))
      .map((urgency) => [urgency, level].filter((part) => part !== undefined).join(' ')),
  );
}
